import { cap } from '../../kinds/cap.js';
import { allContacts, isLetter } from '../../kinds/world-contacts.js';

export const thContactPerDay = cap({
  code: 'TH-FREQ-01',
  id: 'th/contact-per-day',
  packs: ['th'],
  citation: {
    source: 'Debt Collection Act 2015, notice of 2019',
    says: 'One collection contact a day.',
    confidence: 'secondary',
  },
  appliesTo: (question) => !isLetter(question),
  limits: [{ max: 1, days: 1, noun: 'contacts', counts: allContacts }],
});
