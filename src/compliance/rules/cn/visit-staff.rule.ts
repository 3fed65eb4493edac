import { type Rule, block, pass } from '../../rule.js';

const STAFF = 2;

export const visitStaff: Rule = {
  code: 'CN-VISIT-02',
  id: 'cn/visit-staff',
  packs: ['cn'],
  timeless: true,
  citation: {
    source: 'GB/T 45251-2025; CBA guideline 2026-01-30',
    says: 'A visit is made by at least two people.',
    confidence: 'secondary',
  },
  numbers: { staff: STAFF },
  appliesTo: ({ attempt }) => attempt.channel === 'visit',
  check: ({ attempt }) =>
    attempt.staff_count !== undefined && attempt.staff_count < STAFF
      ? block('a visit needs at least two people')
      : pass,
};
