import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const zaHours = localHours({
  code: 'ZA-HOURS-01',
  id: 'za/hours',
  packs: ['za'],
  citation: {
    source: 'Council for Debt Collectors guidance; Code of Conduct 2003',
    says: 'Between 06:00 and 21:00, not on Sundays.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Sat 06:00-21:00']),
});
