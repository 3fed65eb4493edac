import { languageRule } from '../../language/rule.js';

export const anyViolence = languageRule({
  code: 'LANG-VIO',
  id: 'language/violence',
  packs: ['outside-cn'],
  categories: ['VIO'],
  citation: {
    source: 'product policy',
    says: 'No threat of violence, stalking or menace.',
    confidence: 'product_policy',
  },
});
