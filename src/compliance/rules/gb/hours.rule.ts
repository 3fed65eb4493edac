import { agreedWeek } from '../../kinds/agreements.js';
import { localHours } from '../../kinds/local-hours.js';
import { week } from '../../kinds/week.js';

export const gbHours = localHours({
  code: 'GB-TIME-01',
  id: 'gb/hours',
  packs: ['gb'],
  leavesHours: ['gb'],
  citation: {
    source: 'FCA CONC 7.9.4R',
    says: 'Not at unreasonable times; the firm names its hours.',
    confidence: 'primary',
  },
  appliesTo: (question) => agreedWeek(question) === undefined,
  agreed: 'ignore',
  // The rule names no clock hours: these hold until the firm sets its own.
  hours: week(['daily 08:00-21:00']),
});
