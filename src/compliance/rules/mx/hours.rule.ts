import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const mxHours = localHours({
  code: 'MX-HOURS-01',
  id: 'mx/hours',
  packs: ['mx'],
  citation: {
    source: 'PROFECO rules for commercial creditors',
    says: 'Monday to Friday 07:00 to 22:00.',
    confidence: 'secondary',
  },
  hours: week(['Mon-Fri 07:00-22:00']),
  // The sources on the hours of CONDUSEF disagree, so none are set for its regime.
  appliesTo: ({ facts }) => facts.sender.regime !== 'condusef',
});
