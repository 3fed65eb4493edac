import { holidaysOf } from '../../kinds/holidays.js';
import { waiting } from '../../kinds/waiting.js';
import { dayAt } from '../../zoned.js';

export const holiday = waiting({
  code: 'POLICY-HOLIDAY',
  id: 'policy/holiday',
  packs: ['everywhere'],
  citation: {
    source: 'Dunwell, tenant policy',
    says: 'Public holidays are closed where the tenant chose so.',
    confidence: 'product_policy',
  },
  because: 'it is a public holiday',
  appliesTo: ({ facts }) => facts.settings.close_public_holidays === true,
  firstDay(question, zone) {
    const closed = holidaysOf(question);
    let day = dayAt(zone, question.at);
    if (!closed.has(day)) return undefined;
    while (closed.has(day)) day += 1;
    return day;
  },
});
