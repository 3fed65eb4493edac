import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const jpHours = localHours({
  code: 'JP-HOURS-01',
  id: 'jp/hours',
  packs: ['jp'],
  citation: {
    source: 'Money Lending Business Act art 21(1)(i)',
    says: 'No contact between 21:00 and 08:00 without good reason.',
    confidence: 'secondary',
  },
  hours: week(['daily 08:00-21:00']),
  appliesTo: ({ attempt }) => attempt.good_reason !== true,
});
