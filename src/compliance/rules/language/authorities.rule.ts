import { languageRule } from '../../language/rule.js';

export const anyAuthorities = languageRule({
  code: 'LANG-IMP',
  id: 'language/authorities',
  packs: ['outside-cn'],
  categories: ['IMP'],
  citation: {
    source: 'product policy',
    says: 'No posing as police, court, prosecutor, regulator or attorney.',
    confidence: 'product_policy',
  },
});
