import { languageRule } from '../../language/rule.js';

export const anyDisclosure = languageRule({
  code: 'LANG-DIS',
  id: 'language/disclosure',
  packs: ['everywhere'],
  categories: ['DIS'],
  citation: {
    source: 'product policy',
    says: 'No word of a debt to anyone who does not owe it.',
    confidence: 'product_policy',
  },
});
