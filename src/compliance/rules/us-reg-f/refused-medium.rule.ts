import type { Rule } from '../../rule.js';
import { judgeEndpoint, judgeMedium } from '../../kinds/refusals.js';

export const refusedMedium: Rule = {
  code: 'REGF-MEDIA',
  id: 'us-reg-f/refused-medium',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.14(h), 1006.6(e)',
    says: 'No medium, address or number is used that the person asked not to be used.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  check(question) {
    const medium = judgeMedium(question, { exceptions: true });
    if (medium.verdict === 'block') return medium;
    return judgeEndpoint(question, { words: true, exceptions: true });
  },
};
