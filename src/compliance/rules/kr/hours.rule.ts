import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const krHours = localHours({
  code: 'KR-HOURS-01',
  id: 'kr/hours',
  packs: ['kr'],
  citation: {
    source: 'Fair Debt Collection Practices Act art 9',
    says: 'No contact between 21:00 and 08:00.',
    confidence: 'secondary',
  },
  hours: week(['daily 08:00-21:00']),
});
