import { type Rule, block, pass } from '../../rule.js';

export const registeredLine: Rule = {
  code: 'CN-AGENCY-02',
  id: 'cn/registered-line',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'CBA guideline 2026-01-30, prohibited acts',
    says: 'No private telephone or account is used without consent.',
    confidence: 'secondary',
  },
  check: ({ attempt }) =>
    attempt.caller_line === 'private_mobile' && attempt.private_line_consent !== true
      ? block('the line is a private one')
      : pass,
};
