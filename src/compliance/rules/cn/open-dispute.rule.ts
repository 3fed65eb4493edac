import { holdWhileDisputed } from '../../kinds/stops.js';

export const openDispute = holdWhileDisputed({
  code: 'CN-DISPUTE-01',
  id: 'cn/open-dispute',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'Credit card measures 2011 arts 69-70',
    says: 'An objection is marked and verified; collection waits meanwhile.',
    confidence: 'secondary',
  },
});
