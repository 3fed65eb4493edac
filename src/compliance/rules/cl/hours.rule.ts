import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const clHours = localHours({
  code: 'CL-HOURS-01',
  id: 'cl/hours',
  packs: ['cl'],
  citation: {
    source: 'Ley 19.496 art 37 as amended by Ley 21.320',
    says: 'Monday to Saturday 08:00 to 20:00, not on holidays.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Sat 08:00-20:00'], 'closed'),
});
