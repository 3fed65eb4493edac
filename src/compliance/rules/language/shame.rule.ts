import { languageRule } from '../../language/rule.js';

export const anyShame = languageRule({
  code: 'LANG-SHA',
  id: 'language/shame',
  packs: ['outside-cn'],
  categories: ['SHA'],
  citation: {
    source: 'product policy',
    says: 'No public shaming and no threat of it.',
    confidence: 'product_policy',
  },
});
