import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const idHours = localHours({
  code: 'ID-HOURS-01',
  id: 'id/hours',
  packs: ['id'],
  citation: {
    source: 'POJK 22/2023 art 62',
    says: 'Monday to Saturday 08:00 to 20:00 outside national holidays; other times with consent.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Sat 08:00-20:00'], 'closed'),
});
