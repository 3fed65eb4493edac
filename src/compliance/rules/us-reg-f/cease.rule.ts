import { type Rule, block, pass } from '../../rule.js';
import type { Attempt } from '../../attempt.js';
import type { Dated, Question } from '../../question.js';
import { isAboutDebt } from '../../kinds/contacts.js';
import { isProfessional } from '../../kinds/us-consumer.js';
import { isInWriting } from '../../kinds/us-writing.js';

export const cease: Rule = {
  code: 'REGF-CEASE',
  id: 'us-reg-f/cease',
  packs: ['us'],
  binds: 'regulation_f',
  timeless: true,
  citation: {
    source: '12 CFR 1006.6(c)',
    says: 'After a written request to stop has arrived, contact about the debt ends, save three last notices.',
    in_force_from: '2021-11-30',
    confidence: 'primary',
  },
  appliesTo: (question) => question.events('cease_request').length > 0 && !isProfessional(question),
  check(question) {
    const request = question.events('cease_request').find((event) => binds(question, event));
    return request === undefined || isLastNotice(question.attempt)
      ? pass
      : block('a written request to stop has arrived');
  },
};

function binds(question: Question, request: Dated<'cease_request'>): boolean {
  // 1006.6(c)(1): the request is complete on receipt.
  return (
    request.status === 'received' &&
    isAboutDebt(question, request) &&
    isInWriting(question, request)
  );
}

/** 1006.6(c)(2): efforts end, a remedy in ordinary use may follow, a remedy will follow. */
function isLastNotice({ purpose, remedy_ordinarily_invoked }: Attempt): boolean {
  if (purpose === 'efforts_ending' || purpose === 'remedy_will_be_invoked') return true;
  return purpose === 'remedy_may_be_invoked' && remedy_ordinarily_invoked === true;
}
