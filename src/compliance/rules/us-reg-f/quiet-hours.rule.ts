import { openHours } from '../../kinds/open-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 08:00-21:00']);

export const quietHours = openHours({
  code: 'REGF-TIME-DEFAULT',
  id: 'us-reg-f/quiet-hours',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.6(b)(1)(i), comment 6(b)(1)(i)-2',
    says: 'No attempt before 8:00 a.m. or after 9:00 p.m. at any place the consumer may be.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.channel !== 'letter',
  hours: HOURS,
  consent: 'direct',
  convenient: true,
  replies: true,
});
