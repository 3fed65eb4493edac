import { languageRule } from '../../language/rule.js';

export const anyBorrowing = languageRule({
  code: 'LANG-BOR',
  id: 'language/borrowing',
  packs: ['outside-cn'],
  categories: ['BOR'],
  citation: {
    source: 'product policy',
    says: 'No push to borrow elsewhere or to sell belongings.',
    confidence: 'product_policy',
  },
});
