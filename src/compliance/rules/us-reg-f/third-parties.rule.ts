import type { Rule } from '../../rule.js';
import { isThirdParty } from '../../kinds/us-consumer.js';
import { onlyLocation } from '../../kinds/us-third-parties.js';

export const thirdParties: Rule = {
  code: 'REGF-3P',
  id: 'us-reg-f/third-parties',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.6(d)(1)-(2)',
    says: 'No communication about the debt with anyone but the consumer, attorneys and credit bureaus.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: isThirdParty,
  check: onlyLocation,
};
