import { type Rule, block, pass } from '../../rule.js';
import { isAnswered, isTimely } from '../../kinds/us-disputes.js';

export const dispute: Rule = {
  code: 'REGF-DISPUTE',
  id: 'us-reg-f/dispute',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.38(d)(2)',
    says: 'A written dispute within the period stops collection until verification is sent.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => question.events('dispute').length > 0,
  check(question) {
    const isUndisputed = question.attempt.portion === 'undisputed';
    const binds = question.events('dispute').some(
      (event) =>
        isTimely(question, event) &&
        !isAnswered(question, event) &&
        // A dispute of a part leaves the rest open.
        !(isUndisputed && event.portion !== undefined),
    );
    return binds ? block('a written dispute has not been answered') : pass;
  },
};
