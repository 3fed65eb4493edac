import { type Rule, review } from '../../rule.js';
import { REPRESENTATIVES } from '../../kinds/people.js';

export const representative: Rule = {
  code: 'CN-REPRESENTATIVE',
  id: 'cn/representative',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Product reading of Civil Code representation',
    says: 'Whoever stands for the debtor in law is contacted after a person has checked the authority.',
    confidence: 'product_policy',
  },
  appliesTo: ({ attempt }) => REPRESENTATIVES.has(attempt.to.relation),
  check: () => review('a person checks the authority'),
};
