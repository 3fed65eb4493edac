import { type Rule, block, pass } from '../../rule.js';
import { isAnswered, isTimely } from '../../kinds/us-disputes.js';

export const originalCreditor: Rule = {
  code: 'REGF-ORIGCRED',
  id: 'us-reg-f/original-creditor',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.38(c)',
    says: 'A written request for the original creditor stops collection until it is answered.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => question.events('original_creditor_request').length > 0,
  check: (question) =>
    question
      .events('original_creditor_request')
      .some((event) => isTimely(question, event) && !isAnswered(question, event))
      ? block('a request for the original creditor has not been answered')
      : pass,
};
