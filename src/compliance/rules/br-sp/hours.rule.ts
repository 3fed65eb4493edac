import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const brspHours = localHours({
  code: 'BR-SP-HOURS-01',
  id: 'br-sp/hours',
  packs: ['br-sp'],
  citation: {
    source: 'Sao Paulo law 15.426/2014; CDC arts 42, 71',
    says: 'Weekdays 08:00 to 20:00, Saturday 08:00 to 14:00, no Sundays and no holidays.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Fri 08:00-20:00', 'Sat 08:00-14:00'], 'closed'),
});
