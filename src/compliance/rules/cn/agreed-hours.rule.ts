import { agreedWeek } from '../../kinds/agreements.js';
import { openHours } from '../../kinds/open-hours.js';

export const agreedHours = openHours({
  code: 'CN-HOURS-02',
  id: 'cn/agreed-hours',
  packs: ['cn'],
  citation: {
    source: 'GB/T 45251-2025 cl. 5.3',
    says: 'Hours agreed with the person apply in place of the day window, wider or narrower.',
    confidence: 'secondary',
  },
  appliesTo: (question) => agreedWeek(question) !== undefined,
  hours: agreedWeek,
});
