import { cap } from '../../kinds/cap.js';
import { contacts, isCounted } from '../../kinds/nyc-contacts.js';

export const nycContactFrequency = cap({
  code: 'NYC-SHIELD-3',
  id: 'us-nyc/contact-frequency',
  packs: ['us-nyc'],
  citation: {
    source: '6 RCNY 5-77(b) as amended 2026',
    says: 'At most three contacts in seven days per account by call, text and e-mail.',
    in_force_from: '2027-01-01',
    confidence: 'secondary',
  },
  appliesTo: isCounted,
  limits: [{ max: 3, days: 7, noun: 'contacts', counts: contacts }],
});
