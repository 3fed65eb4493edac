import { languageRule } from '../../language/rule.js';

export const cnStatements = languageRule({
  code: 'CN-LANG-08',
  id: 'language/cn-statements',
  packs: ['cn'],
  categories: ['REV'],
  citation: {
    source: 'product policy',
    says: 'Statements about court, credit report, visits and deadlines need an approved template.',
    confidence: 'product_policy',
  },
});
