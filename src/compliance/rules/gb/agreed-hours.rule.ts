import { agreedWeek } from '../../kinds/agreements.js';
import { openHours } from '../../kinds/open-hours.js';

export const gbAgreedHours = openHours({
  code: 'GB-TIME-02',
  id: 'gb/agreed-hours',
  packs: ['gb'],
  citation: {
    source: 'FCA CONC 7.9.4R',
    says: 'Reasonable requests on when to be contacted are heeded.',
    confidence: 'primary',
  },
  appliesTo: (question) =>
    question.attempt.channel !== 'letter' && agreedWeek(question) !== undefined,
  hours: agreedWeek,
});
