import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const caonHours = localHours({
  code: 'CA-ON-HOURS-01',
  id: 'ca-on/hours',
  packs: ['ca-on'],
  citation: {
    source: 'Collection and Debt Settlement Services Act, Reg. 74',
    says: 'Monday to Saturday 07:00 to 21:00, Sunday 13:00 to 17:00, no holidays.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Sat 07:00-21:00', 'Sun 13:00-17:00'], 'closed'),
});
