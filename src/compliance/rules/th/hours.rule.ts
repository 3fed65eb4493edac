import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const thHours = localHours({
  code: 'TH-HOURS-01',
  id: 'th/hours',
  packs: ['th'],
  citation: {
    source: 'Debt Collection Act 2015',
    says: 'Working days 08:00 to 20:00, weekends and holidays 08:00 to 18:00.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Fri 08:00-20:00', 'Sat-Sun 08:00-18:00'], '08:00-18:00'),
});
