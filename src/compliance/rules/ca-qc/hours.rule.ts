import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const caqcHours = localHours({
  code: 'CA-QC-HOURS-01',
  id: 'ca-qc/hours',
  packs: ['ca-qc'],
  citation: {
    source: 'Quebec collection rules',
    says: 'Monday to Saturday 08:00 to 20:00, no Sundays and no statutory holidays.',
    confidence: 'primary',
  },
  hours: week(['Mon-Sat 08:00-20:00'], 'closed'),
});
