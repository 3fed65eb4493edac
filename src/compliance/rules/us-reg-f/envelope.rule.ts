import { type Rule, block, pass } from '../../rule.js';

const COLLECTION =
  /debt|collect|recover|past[\s-]?due|overdue|owe|receivable|credit|delinquen|final (?:notice|demand)|payment|balance|account|legal|law ?suit|attorney|court/i;

export const envelope: Rule = {
  code: 'REGF-ENVELOPE',
  id: 'us-reg-f/envelope',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.22(f)(2)',
    says: 'An envelope shows addresses and a name that does not reveal collection.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: ({ attempt }) => attempt.envelope_text !== undefined,
  check: ({ attempt }) =>
    COLLECTION.test(attempt.envelope_text ?? '')
      ? block('the envelope shows that it is about a debt')
      : pass,
};
