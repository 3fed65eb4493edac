import { languageRule } from '../../language/rule.js';

export const cnContacts = languageRule({
  code: 'CN-LANG-05',
  id: 'language/cn-contacts',
  packs: ['cn'],
  categories: ['FAM', 'SHA'],
  citation: {
    source: 'GB/T 45251-2025; CBA guideline 2026-01-30',
    says: 'No threat to contact family, employer or the address book, or to shame in public.',
    confidence: 'secondary',
  },
});
