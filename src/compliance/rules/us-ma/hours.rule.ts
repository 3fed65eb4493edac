import { openHours } from '../../kinds/open-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 08:00-21:00']);

export const maHours = openHours({
  code: 'MA-HOURS',
  id: 'us-ma/hours',
  packs: ['us-ma'],
  citation: {
    source: '209 CMR 18.16(1)(a); 940 CMR 7.05(3)(e)',
    says: 'Between 8 a.m. and 9 p.m. at the place of the consumer.',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.channel !== 'letter',
  hours: HOURS,
  agreed: 'ignore',
  consent: 'none',
});
