import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

const HOURS = week(['daily 06:00-22:00']);

export const phHours = localHours({
  code: 'PH-HOURS-01',
  id: 'ph/hours',
  packs: ['ph'],
  citation: {
    source: 'SEC MC 18 s.2019',
    says: 'Not before 06:00 or after 22:00, unless more than 15 days past due.',
    confidence: 'secondary',
  },
  // Past that the law sets no clock; hours that the tenant or the person chose still hold.
  hours: ({ debt }) => ((debt.days_past_due ?? 0) > 15 ? undefined : HOURS),
});
