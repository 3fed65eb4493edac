import { type Rule, block, pass } from '../../rule.js';

export const postcard: Rule = {
  code: 'REGF-POSTCARD',
  id: 'us-reg-f/postcard',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.22(f)(1)',
    says: 'No postcards.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  check: ({ attempt }) =>
    attempt.format === 'postcard' ? block('postcards are open to all') : pass,
};
