import { languageRule } from '../../language/rule.js';

export const anyProperty = languageRule({
  code: 'LANG-PROP',
  id: 'language/property',
  packs: ['outside-cn'],
  categories: ['PROP'],
  citation: {
    source: 'product policy',
    says: 'No threat to home, shop or workplace.',
    confidence: 'product_policy',
  },
});
