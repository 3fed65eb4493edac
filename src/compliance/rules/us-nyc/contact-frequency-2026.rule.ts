import { cap } from '../../kinds/cap.js';
import { contacts, isCounted } from '../../kinds/nyc-contacts.js';

export const nycContactFrequency2026 = cap({
  code: 'NYC-OLD-2',
  id: 'us-nyc/contact-frequency-2026',
  packs: ['us-nyc'],
  citation: {
    source: '6 RCNY 5-77(b)(1)(iv)',
    says: 'At most two contacts in seven days per account by call, text and e-mail.',
    in_force_to: '2026-12-31',
    confidence: 'secondary',
  },
  appliesTo: isCounted,
  limits: [{ max: 2, days: 7, noun: 'contacts', counts: contacts }],
});
