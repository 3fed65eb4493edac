import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const twHours = localHours({
  code: 'TW-HOURS-01',
  id: 'tw/hours',
  packs: ['tw'],
  citation: {
    source: 'Regulations on outsourcing by financial institutions (collection article)',
    says: 'Collection within the day, from 07:00 to 22:00, unless the debtor agrees.',
    confidence: 'unverified',
  },
  hours: week(['daily 07:00-22:00']),
});
