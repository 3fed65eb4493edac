import { cap } from '../../kinds/cap.js';
import { isVisit, visits } from '../../kinds/world-contacts.js';

export const auVisits = cap({
  code: 'AU-F2F-01',
  id: 'au/visits',
  packs: ['au'],
  citation: {
    source: 'ACCC/ASIC Debt collection guideline (RG 96, 2021) s. 7',
    says: 'A visit is a last resort, at most once a month.',
    confidence: 'secondary',
  },
  appliesTo: isVisit,
  limits: [{ max: 1, days: 'month', noun: 'visits', counts: visits }],
});
