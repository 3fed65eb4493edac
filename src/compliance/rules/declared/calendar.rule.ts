import { type Rule, review } from '../../rule.js';

export const calendar: Rule = {
  code: 'DECLARED-CALENDAR',
  id: 'declared/calendar',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, public holidays',
    says: 'Where holidays matter and nobody knows them, a person decides.',
    confidence: 'product_policy',
  },
  appliesTo: ({ facts }) => facts.calendar_unknown === true,
  check: () => review('the public holidays of this place and year are not known'),
};
