import { personalDataIn } from '../../language/personal-data.js';
import { type Rule, block, pass } from '../../rule.js';
import { wordsOf } from '../../kinds/wording.js';

export const personalData: Rule = {
  code: 'LANG-DATA',
  id: 'language/personal-data',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'CN PIPL art 6; GDPR art 5(1)(c); product policy',
    says: 'No full identity card, bank card or mobile number, no password and no one-time code; masked ones may.',
    confidence: 'product_policy',
  },
  appliesTo: ({ attempt }) => attempt.content !== undefined,
  check(question) {
    return personalDataIn(wordsOf(question) ?? '').length === 0
      ? pass
      : block('the text holds a full number or a secret that no message needs');
  },
};
