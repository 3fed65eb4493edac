import { languageRule } from '../../language/rule.js';

export const cnAuthorities = languageRule({
  code: 'CN-LANG-04',
  id: 'language/cn-authorities',
  packs: ['cn'],
  categories: ['IMP'],
  citation: {
    source: 'CBA guideline 2026-01-30',
    says: 'No use of the name of administrative or judicial bodies.',
    confidence: 'secondary',
  },
});
