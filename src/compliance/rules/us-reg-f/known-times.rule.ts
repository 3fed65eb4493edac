import { closedTimes } from '../../kinds/closed-times.js';

export const knownTimes = closedTimes({
  code: 'REGF-TIME-KNOWN',
  id: 'us-reg-f/known-times',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.6(b)(1)(i), comment 6(b)(1)-1',
    says: 'No attempt at a time known to be inconvenient; one reply to the consumer is open.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  replies: true,
});
