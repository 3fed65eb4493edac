import { languageRule } from '../../language/rule.js';

export const anySelfHarm = languageRule({
  code: 'LANG-SELF',
  id: 'language/self-harm',
  packs: ['outside-cn'],
  categories: ['SELF'],
  citation: {
    source: 'product policy',
    says: 'No incitement to self-harm.',
    confidence: 'product_policy',
  },
});
