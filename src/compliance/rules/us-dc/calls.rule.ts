import { cap } from '../../kinds/cap.js';
import { isTelephone } from '../../kinds/contacts.js';
import { aboutDebt, ownCalls } from '../../kinds/us-states.js';

export const dcCalls = cap({
  code: 'DC-CALLS-4',
  id: 'us-dc/calls',
  packs: ['us-dc'],
  citation: {
    source: 'D.C. Code 28-3814',
    says: 'At most four calls per account in seven days.',
    in_force_from: '2023-01-01',
    confidence: 'primary',
  },
  appliesTo: isTelephone,
  limits: [
    {
      max: 4,
      days: 7,
      noun: 'calls',
      counts: (question) => aboutDebt(question, ownCalls(question)),
    },
  ],
});
