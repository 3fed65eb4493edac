import { languageRule } from '../../language/rule.js';

export const anyHarassment = languageRule({
  code: 'LANG-HAR',
  id: 'language/harassment',
  packs: ['outside-cn'],
  categories: ['HAR'],
  citation: {
    source: 'product policy',
    says: 'No threat to bombard with calls or messages.',
    confidence: 'product_policy',
  },
});
