import { cap } from '../../kinds/cap.js';
import { isElectronic } from '../../kinds/contacts.js';
import { aboutDebt, ownMessages } from '../../kinds/us-states.js';

export const dcElectronic = cap({
  code: 'DC-ELEC-5',
  id: 'us-dc/electronic',
  packs: ['us-dc'],
  citation: {
    source: 'D.C. Code 28-3814',
    says: 'At most five electronic messages per account in seven days.',
    in_force_from: '2023-01-01',
    confidence: 'secondary',
  },
  appliesTo: isElectronic,
  limits: [
    {
      max: 5,
      days: 7,
      noun: 'messages',
      counts: (question) => aboutDebt(question, ownMessages(question)),
    },
  ],
});
