import { type Rule, block, pass } from '../../rule.js';

export const social: Rule = {
  code: 'REGF-SOCIAL',
  id: 'us-reg-f/social',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.22(f)(4)',
    says: 'No social media message that the public or contacts can see.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  check: ({ attempt }) =>
    attempt.visibility === 'public' ? block('the public would see the message') : pass,
};
