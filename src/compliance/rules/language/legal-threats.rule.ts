import { languageRule } from '../../language/rule.js';

export const anyLegalThreats = languageRule({
  code: 'LANG-LEG',
  id: 'language/legal-threats',
  packs: ['outside-cn'],
  categories: ['LEG'],
  citation: {
    source: 'product policy',
    says: 'No false or impossible legal threat.',
    confidence: 'product_policy',
  },
});
