import { languageRule } from '../../language/rule.js';

export const cnInsults = languageRule({
  code: 'CN-LANG-02',
  id: 'language/cn-insults',
  packs: ['cn'],
  categories: ['INS', 'OBS', 'SEX', 'SELF'],
  citation: {
    source: 'CBA guideline 2026-01-30; Public Security Administration Punishments Law',
    says: 'No insult, obscenity, sexual content or incitement to self-harm.',
    confidence: 'secondary',
  },
});
