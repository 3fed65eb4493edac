import { languageRule } from '../../language/rule.js';

export const cnCredit = languageRule({
  code: 'CN-LANG-06',
  id: 'language/cn-credit',
  packs: ['cn'],
  categories: ['CRE'],
  citation: {
    source: 'CBA guideline 2026-01-30',
    says: 'No invented blacklist and no exaggerated consequence.',
    confidence: 'secondary',
  },
});
