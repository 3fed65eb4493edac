import { languageRule } from '../../language/rule.js';

export const anyContacts = languageRule({
  code: 'LANG-FAM',
  id: 'language/contacts',
  packs: ['outside-cn'],
  categories: ['FAM'],
  citation: {
    source: 'product policy',
    says: 'No threat to involve family, employer or contacts.',
    confidence: 'product_policy',
  },
});
