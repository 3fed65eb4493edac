import { languageRule } from '../../language/rule.js';

export const anyCredit = languageRule({
  code: 'LANG-CRE',
  id: 'language/credit',
  packs: ['outside-cn'],
  categories: ['CRE'],
  citation: {
    source: 'product policy',
    says: 'No invented consequence for credit, work or family.',
    confidence: 'product_policy',
  },
});
