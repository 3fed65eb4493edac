import { languageRule } from '../../language/rule.js';

export const anyObscenity = languageRule({
  code: 'LANG-OBS',
  id: 'language/obscenity',
  packs: ['outside-cn'],
  categories: ['OBS'],
  citation: {
    source: 'product policy',
    says: 'No obscenity, masked or not.',
    confidence: 'product_policy',
  },
});
