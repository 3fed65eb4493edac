import { agreedWeek } from '../../kinds/agreements.js';
import { openHours } from '../../kinds/open-hours.js';
import { dayHours } from './day-hours.js';

export const nightRest = openHours({
  code: 'CN-HOURS-01',
  id: 'cn/night-rest',
  packs: ['cn'],
  citation: {
    source:
      'GB/T 45251-2025 cl. 5.3; CBA guideline 2026-01-30; NIFA convention 2018 and guideline 2024',
    says: 'No collection contact between 22:00 and 08:00 at the place of the person, unless agreed.',
    confidence: 'secondary',
  },
  // A reminder before the due date is not collection.
  appliesTo: (question) =>
    question.attempt.purpose !== 'pre_due_reminder' && agreedWeek(question) === undefined,
  agreed: 'ignore',
  hours: dayHours,
});
