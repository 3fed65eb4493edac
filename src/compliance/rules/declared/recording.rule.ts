import { mustBeDeclared } from '../../kinds/must-be-declared.js';
import { isTelephone } from '../../kinds/contacts.js';

export const declaredRecording = mustBeDeclared({
  code: 'DECLARED-RECORDING',
  id: 'declared/recording',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Dunwell, declarations',
    says: 'Somebody stands for it that calls are recorded.',
    confidence: 'product_policy',
  },
  fact: 'calls_recorded',
  stated: ({ attempt }) => attempt.recording !== undefined,
  appliesTo: (question) => isTelephone(question) || question.attempt.channel === 'visit',
  because: 'nobody said or declared that the call is recorded',
});
