import { cap } from '../../kinds/cap.js';
import { isOfLender, isToParty } from '../../kinds/contacts.js';

export const visitPerDay = cap({
  code: 'CN-VISIT-01',
  id: 'cn/visit-per-day',
  packs: ['cn'],
  citation: {
    source: 'GB/T 45251-2025, on-site collection; CBA guideline 2026-01-30',
    says: 'At most one visit a day.',
    confidence: 'secondary',
  },
  appliesTo: ({ attempt }) => attempt.channel === 'visit',
  limits: [
    {
      max: 1,
      days: 1,
      noun: 'visits',
      counts: (question) =>
        question
          .events('visit')
          .filter((visit) => isToParty(question, visit) && isOfLender(question, visit)),
    },
  ],
});
