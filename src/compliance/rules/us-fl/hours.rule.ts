import { openHours } from '../../kinds/open-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 08:00-21:00']);

export const flHours = openHours({
  code: 'FL-HOURS',
  id: 'us-fl/hours',
  packs: ['us-fl'],
  citation: {
    source: 'Fla. Stat. 559.72(17)',
    says: 'Not between 9 p.m. and 8 a.m. without consent; e-mail is free.',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.channel !== 'letter' && attempt.channel !== 'email',
  hours: HOURS,
  agreed: 'ignore',
  consent: 'anyone',
});
