import { languageRule } from '../../language/rule.js';

export const anyPayment = languageRule({
  code: 'LANG-PAY',
  id: 'language/payment',
  packs: ['everywhere'],
  categories: ['PAY'],
  citation: {
    source: 'product policy',
    says: 'No payment to private hands and no improper fee.',
    confidence: 'product_policy',
  },
});
