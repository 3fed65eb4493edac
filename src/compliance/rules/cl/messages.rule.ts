import { cap } from '../../kinds/cap.js';
import { isElectronic } from '../../kinds/contacts.js';
import { messages } from '../../kinds/world-contacts.js';

export const clMessages = cap({
  code: 'CL-FREQ-02',
  id: 'cl/messages',
  packs: ['cl'],
  citation: {
    source: 'Ley 19.496 art 37 as amended by Ley 21.320',
    says: 'Other means at most twice a week, at least two days apart.',
    confidence: 'secondary',
  },
  appliesTo: isElectronic,
  limits: [
    { max: 2, days: 7, noun: 'messages', counts: messages },
    { max: 1, days: 2, noun: 'messages', counts: messages },
  ],
});
