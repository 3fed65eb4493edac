import { languageRule } from '../../language/rule.js';

export const cnLegalThreats = languageRule({
  code: 'CN-LANG-03',
  id: 'language/cn-legal-threats',
  packs: ['cn'],
  categories: ['LEG'],
  citation: {
    source: 'CBA guideline 2026-01-30 (exaggerating legal consequences)',
    says: 'No false legal threat: arrest, prison, wanted list, heirs, forced entry.',
    confidence: 'secondary',
  },
});
