import { languageRule } from '../../language/rule.js';

export const anySexual = languageRule({
  code: 'LANG-SEX',
  id: 'language/sexual',
  packs: ['outside-cn'],
  categories: ['SEX'],
  citation: {
    source: 'product policy',
    says: 'No sexual demand or threat.',
    confidence: 'product_policy',
  },
});
