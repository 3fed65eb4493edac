import { type Rule, block, pass } from '../../rule.js';
import { isTelephone } from '../../kinds/contacts.js';

export const recording: Rule = {
  code: 'CN-REC-01',
  id: 'cn/recording',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3; CBA guideline 2026-01-30',
    says: 'Calls and visits are recorded from beginning to end.',
    confidence: 'secondary',
  },
  appliesTo: (question) => isTelephone(question) || question.attempt.channel === 'visit',
  check: ({ attempt }) => (attempt.recording === false ? block('recording is off') : pass),
};
