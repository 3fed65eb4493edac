import { languageRule } from '../../language/rule.js';

export const anyStatements = languageRule({
  code: 'LANG-REV',
  id: 'language/statements',
  packs: ['outside-cn'],
  categories: ['REV'],
  citation: {
    source: 'product policy',
    says: 'Statements that must be true need an approved template.',
    confidence: 'product_policy',
  },
});
