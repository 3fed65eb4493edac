import { type Rule, block, pass } from '../../rule.js';
import { isUnrelated } from '../../kinds/cn-people.js';

export const unrelatedPerson: Rule = {
  code: 'CN-THIRD-04',
  id: 'cn/unrelated-person',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'CBA guideline 2026-01-30; credit card measures 2011 art 68',
    says: 'Colleagues, employers, children and people from an address book are never approached.',
    confidence: 'secondary',
  },
  check: (question) =>
    isUnrelated(question) ? block('this person has nothing to do with the debt') : pass,
};
