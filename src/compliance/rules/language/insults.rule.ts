import { languageRule } from '../../language/rule.js';

export const anyInsults = languageRule({
  code: 'LANG-INS',
  id: 'language/insults',
  packs: ['outside-cn'],
  categories: ['INS'],
  citation: {
    source: 'product policy',
    says: 'No insult and no contempt.',
    confidence: 'product_policy',
  },
});
