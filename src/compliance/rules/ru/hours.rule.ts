import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const ruHours = localHours({
  code: 'RU-HOURS-01',
  id: 'ru/hours',
  packs: ['ru'],
  citation: {
    source: 'Federal Law 230-FZ art 7',
    says: 'Workdays 08:00 to 22:00, weekends and holidays 09:00 to 20:00.',
    confidence: 'primary',
  },
  hours: week(['Mon-Fri 08:00-22:00', 'Sat-Sun 09:00-20:00'], '09:00-20:00'),
});
