import { cap } from '../../kinds/cap.js';
import { allContacts, isLetter } from '../../kinds/world-contacts.js';

export const vnRemindersPerDay = cap({
  code: 'VN-FREQ-01',
  id: 'vn/reminders-per-day',
  packs: ['vn'],
  citation: {
    source: 'Circular 43/2016 as amended by 18/2019/TT-NHNN',
    says: 'At most five reminders a day.',
    confidence: 'primary',
  },
  appliesTo: (question) => !isLetter(question),
  limits: [{ max: 5, days: 1, noun: 'reminders', counts: allContacts }],
});
