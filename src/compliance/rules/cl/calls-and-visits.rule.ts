import { cap } from '../../kinds/cap.js';
import { isCallOrVisit, talks, visits } from '../../kinds/world-contacts.js';

export const clCallsAndVisits = cap({
  code: 'CL-FREQ-01',
  id: 'cl/calls-and-visits',
  packs: ['cl'],
  citation: {
    source: 'Ley 19.496 art 37 as amended by Ley 21.320',
    says: 'One call or visit a week.',
    confidence: 'secondary',
  },
  appliesTo: isCallOrVisit,
  limits: [
    {
      max: 1,
      days: 7,
      noun: 'calls and visits',
      counts: (question) => [...talks(question), ...visits(question)],
    },
  ],
});
