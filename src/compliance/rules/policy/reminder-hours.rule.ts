import { agreedWeek } from '../../kinds/agreements.js';
import { openHours } from '../../kinds/open-hours.js';
import { dayHours } from '../cn/day-hours.js';

export const reminderHours = openHours({
  code: 'POLICY-REMINDER-HOURS',
  id: 'policy/reminder-hours',
  packs: ['cn'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'The night rest holds for reminders before the due date too where the tenant chose so.',
    confidence: 'product_policy',
  },
  appliesTo: (question) =>
    question.attempt.purpose === 'pre_due_reminder' &&
    question.facts.settings.quiet_hours_for_reminders === true &&
    agreedWeek(question) === undefined,
  agreed: 'ignore',
  hours: dayHours,
});
