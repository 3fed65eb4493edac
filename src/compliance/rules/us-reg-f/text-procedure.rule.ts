import { type Rule, block, pass } from '../../rule.js';
import { FRESH_DAYS, isDisclosed, isTextOpen } from '../../kinds/us-procedures.js';

export const textProcedure: Rule = {
  code: 'REGF-SH-TEXT',
  id: 'us-reg-f/text-procedure',
  packs: ['us'],
  binds: 'regulation_f_in_full',
  citation: {
    source: '12 CFR 1006.6(d)(3), (5)',
    says: 'A text goes to a number the consumer texted from or consented to, fresh within 60 days.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  numbers: { days: FRESH_DAYS },
  appliesTo: ({ attempt, facts }) =>
    attempt.channel === 'sms' &&
    attempt.to.relation === 'borrower' &&
    attempt.purpose !== 'opt_out_confirmation' &&
    facts.settings.electronic_safe_harbor !== 'off',
  check(question) {
    if (isDisclosed(question)) return block('messages to this number reached somebody else');
    return isTextOpen(question)
      ? pass
      : block('no text or consent from this number within 60 days, and no fresh check of it');
  },
};
