import { type Rule, block, pass } from '../../rule.js';

export const jpWork: Rule = {
  code: 'JP-WORK-01',
  id: 'jp/work',
  packs: ['jp'],
  timeless: true,
  citation: {
    source: 'Money Lending Business Act art 21(1)(iii)',
    says: 'No contact at the place of work without good reason.',
    confidence: 'secondary',
  },
  appliesTo: ({ endpoint }) => endpoint.place === 'work',
  check: ({ attempt }) =>
    attempt.good_reason === true ? pass : block('no good reason for contact at work is recorded'),
};
