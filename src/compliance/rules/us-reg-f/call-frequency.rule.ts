import { cap } from '../../kinds/cap.js';
import { callsPlaced, isLimitedCall } from '../../kinds/us-calls.js';

export const callFrequency = cap({
  code: 'REGF-FREQ-7',
  id: 'us-reg-f/call-frequency',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.14(b)(2)(i)(A)',
    says: 'At most seven calls to a person about a debt within seven consecutive days.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: isLimitedCall,
  // 1006.14(b)(3)(i): calls placed under prior consent are not counted.
  limits: [{ max: 7, days: 7, noun: 'calls', counts: callsPlaced, byZone: true }],
});
