import { type Rule, block, pass } from '../../rule.js';
import { isEmailFromCollector, isEmailFromConsumer } from '../../kinds/us-procedures.js';

export const workEmail: Rule = {
  code: 'REGF-WORKEMAIL',
  id: 'us-reg-f/work-email',
  packs: ['us'],
  binds: 'regulation_f',
  citation: {
    source: '12 CFR 1006.22(f)(3)',
    says: 'No e-mail to an address the employer provided, unless the consumer used it or consented.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: ({ attempt, endpoint }) =>
    attempt.channel === 'email' &&
    endpoint.employer_provided === true &&
    attempt.to.relation !== 'attorney' &&
    attempt.purpose !== 'opt_out_confirmation',
  check: (question) =>
    isEmailFromConsumer(question) || isEmailFromCollector(question)
      ? pass
      : block('the employer provided this address'),
};
