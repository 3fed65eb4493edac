import { openHours } from '../../kinds/open-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 07:30-21:00']);

export const waHours = openHours({
  code: 'WA-HOURS',
  id: 'us-wa/hours',
  packs: ['us-wa'],
  binds: 'collectors',
  citation: {
    source: 'RCW 19.16.250(13)(c)',
    says: 'Not between 9 p.m. and 7:30 a.m. at the residence.',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.channel !== 'letter',
  hours: HOURS,
  agreed: 'ignore',
  consent: 'none',
});
