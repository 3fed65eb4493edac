import { type Rule, block, pass } from '../../rule.js';

export const visitEntry: Rule = {
  code: 'CN-VISIT-03',
  id: 'cn/visit-entry',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'CBA guideline 2026-01-30, prohibited acts; GB/T 45251-2025',
    says: 'No entry into a home or the office of the debtor without consent.',
    confidence: 'secondary',
  },
  appliesTo: ({ attempt }) => attempt.channel === 'visit',
  check: ({ attempt }) =>
    attempt.entry_consent === false ? block('nobody consented to entry') : pass,
};
