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
    const open = question
      .events('dispute')
      .find((event) => isTimely(question, event) && !isAnswered(question, event));
    if (open === undefined) return pass;
    const isUndisputed = open.portion !== undefined && question.attempt.portion === 'undisputed';
    return isUndisputed ? pass : block('a written dispute has not been answered');
  },
};
