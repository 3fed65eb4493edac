import { represented } from '../../kinds/attorney.js';

export const attorney = represented({
  code: 'REGF-ATTY',
  id: 'us-reg-f/attorney',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.6(b)(2)',
    says: 'No direct contact with a consumer known to be represented for the debt.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  how: { known: true, replies: true, consent: true },
});
