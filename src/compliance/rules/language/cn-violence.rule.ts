import { languageRule } from '../../language/rule.js';

export const cnViolence = languageRule({
  code: 'CN-LANG-01',
  id: 'language/cn-violence',
  packs: ['cn'],
  categories: ['VIO', 'PROP', 'HAR'],
  citation: {
    source: 'CBA guideline 2026-01-30; GB/T 45251-2025; Criminal Law art 293-1',
    says: 'No violence, threat, intimidation, stalking, gang hints or call bombing.',
    confidence: 'secondary',
  },
});
