import { openHours } from '../../kinds/open-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 08:00-21:00']);

export const wvHours = openHours({
  code: 'WV-HOURS',
  id: 'us-wv/hours',
  packs: ['us-wv'],
  citation: {
    source: 'W. Va. Code 46A-2-125',
    says: 'Not at hours known to be unusual: between 8 a.m. and 9 p.m.',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.channel !== 'letter',
  hours: HOURS,
  agreed: 'ignore',
  consent: 'none',
});
