import { languageRule } from '../../language/rule.js';

export const cnBorrowing = languageRule({
  code: 'CN-LANG-07',
  id: 'language/cn-borrowing',
  packs: ['cn'],
  categories: ['BOR'],
  citation: {
    source: 'CBA guideline 2026-01-30',
    says: 'No push to borrow elsewhere or to raise money unlawfully.',
    confidence: 'secondary',
  },
});
