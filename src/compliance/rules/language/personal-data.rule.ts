import { personalDataIn } from '../../language/personal-data.js';
import { type Rule, block, pass } from '../../rule.js';
import { wordsOf } from '../../kinds/wording.js';

const NAMES = {
  identity_card: 'an identity card number',
  bank_card: 'a bank card number',
  mobile_number: 'a mobile number',
  secret: 'a password or a one-time code',
} as const;

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
    const found = personalDataIn(wordsOf(question) ?? '');
    if (found.length === 0) return pass;
    const kinds = [...new Set(found.map(({ kind }) => NAMES[kind]))];
    return block(`the text holds ${kinds.join(' and ')} in full`);
  },
};
