import { represented } from '../../kinds/attorney.js';

export const waAttorney = represented({
  code: 'WA-ATTY',
  id: 'us-wa/attorney',
  packs: ['us-wa'],
  binds: 'collectors',
  citation: {
    source: 'RCW 19.16.250(12)',
    says: 'A notice of an attorney ends direct contact until the attorney stays silent.',
    confidence: 'primary',
  },
  how: {},
});
