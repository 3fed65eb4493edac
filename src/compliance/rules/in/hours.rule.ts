import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const inHours = localHours({
  code: 'IN-HOURS-01',
  id: 'in/hours',
  packs: ['in'],
  citation: {
    source: 'RBI circular 2022-08-12',
    says: 'No recovery contact before 08:00 or after 19:00.',
    confidence: 'secondary',
  },
  hours: week(['daily 08:00-19:00']),
});
