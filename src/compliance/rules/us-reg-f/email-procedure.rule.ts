import { block } from '../../rule.js';
import {
  NOTICE_DAYS,
  isDisclosed,
  isEmailFromCollector,
  isEmailFromConsumer,
  optOutDay,
} from '../../kinds/us-procedures.js';
import { waiting } from '../../kinds/waiting.js';

export const emailProcedure = waiting({
  code: 'REGF-SH-EMAIL',
  id: 'us-reg-f/email-procedure',
  packs: ['us'],
  binds: 'regulation_f_in_full',
  citation: {
    source: '12 CFR 1006.6(d)(3)-(4)',
    says: 'An e-mail goes to an address from the consumer, from a notice of the creditor, or from the last collector.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  numbers: { notice_days: NOTICE_DAYS },
  appliesTo: ({ attempt, facts }) =>
    attempt.channel === 'email' &&
    attempt.to.relation === 'borrower' &&
    attempt.purpose !== 'opt_out_confirmation' &&
    facts.settings.electronic_safe_harbor !== 'off',
  because: 'the time to opt out under the notice of the creditor still runs',
  firstDay(question) {
    if (isDisclosed(question)) return undefined;
    if (isEmailFromConsumer(question) || isEmailFromCollector(question)) return -Infinity;
    const last = optOutDay(question);
    return last === undefined ? undefined : last + 1;
  },
  otherwise: () => block('none of the procedures for e-mail addresses is met'),
});
