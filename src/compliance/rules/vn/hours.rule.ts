import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const vnHours = localHours({
  code: 'VN-HOURS-01',
  id: 'vn/hours',
  packs: ['vn'],
  citation: {
    source: 'Circular 43/2016 as amended by 18/2019/TT-NHNN',
    says: 'Reminders only between 07:00 and 21:00.',
    confidence: 'primary',
  },
  hours: week(['daily 07:00-21:00']),
});
