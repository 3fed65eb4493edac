import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const coHours = localHours({
  code: 'CO-HOURS-01',
  id: 'co/hours',
  packs: ['co'],
  citation: {
    source: 'Ley 2300 de 2023 art 3',
    says: 'Weekdays 07:00 to 19:00, Saturday 08:00 to 15:00, no Sundays and no holidays.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Fri 07:00-19:00', 'Sat 08:00-15:00'], 'closed'),
});
