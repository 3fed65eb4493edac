import type { Dated, Question } from '../../question.js';
import { type Rule, block, pass } from '../../rule.js';
import type { Purpose } from '../../attempt.js';
import { isAboutDebt } from '../../kinds/contacts.js';

/** The last word on a debt, what a law wants to be said, and the answer to a stop. */
const STILL: ReadonlySet<Purpose> = new Set<Purpose>([
  'efforts_ending',
  'remedy_may_be_invoked',
  'remedy_will_be_invoked',
  'legal_notice',
  'required_disclosure',
  'opt_out_confirmation',
]);

/** What the staff have entered binds in whatever form it was said, and whoever sends. */
export const ceased: Rule = {
  code: 'STOP-CEASE',
  id: 'general/ceased',
  packs: ['everywhere'],
  timeless: true,
  citation: {
    source: 'Dunwell, general stops',
    says: 'Whoever was promised that contact ends is left alone, until they agree to it again; last and legal notices pass.',
    confidence: 'product_policy',
  },
  appliesTo: (question) =>
    question.events('cease_request').some(({ house_promise }) => house_promise === true),
  check(question) {
    const promised = question.events('cease_request').some((event) => binds(question, event));
    return promised && !STILL.has(question.attempt.purpose)
      ? block('this person was promised that contact ends')
      : pass;
  },
};

/** The borrower's own binds for everybody beside them too. */
function binds(question: Question, request: Dated<'cease_request'>): boolean {
  const { facts, attempt } = question;
  return (
    request.house_promise === true &&
    (request.party === attempt.to.party || request.party === facts.person.id) &&
    isAboutDebt(question, request) &&
    !question.events('consent').some(
      (consent) =>
        consent.party === request.party &&
        consent.when > request.when &&
        // One that names no debt, such as a START, is about none.
        consent.debts?.includes(attempt.debt) === true,
    )
  );
}
