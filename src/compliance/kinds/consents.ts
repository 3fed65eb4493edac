/** Consents that stand: given, not withdrawn since, and for this endpoint if they name one. */
import { readInstant } from '../instants.js';
import type { Dated, Question } from '../question.js';
import type { ConsentScope } from '../timeline.js';

export interface Wanted {
  readonly scope: ConsentScope;
  /** Given to this very sender; consent to a lender or an earlier agency does not count. */
  readonly direct?: true;
}

/** The last standing consent of the addressed party for the endpoint of the attempt. */
export function standingConsent(
  question: Question,
  { scope, direct }: Wanted,
): Dated<'consent'> | undefined {
  const { attempt, facts } = question;
  return question
    .events('consent')
    .findLast(
      (event) =>
        event.scope === scope &&
        event.party === attempt.to.party &&
        (event.endpoint === undefined || event.endpoint === attempt.to.endpoint) &&
        (!direct || event.given_to === facts.sender.id) &&
        !isWithdrawn(question, event),
    );
}

export function isWithdrawn(question: Question, consent: Dated<'consent'>): boolean {
  const last = withdrawalAt(question, consent.scope, consent.endpoint);
  return last >= consent.when;
}

/** When consent of that scope was last withdrawn for the endpoint, or `-Infinity`. */
export function withdrawalAt(
  question: Question,
  scope: ConsentScope,
  endpoint: string | undefined,
): number {
  const { party } = question.attempt.to;
  const last = question.events('consent_withdrawn').findLast(
    (event) =>
      event.scope === scope &&
      event.party === party &&
      // Without an endpoint a withdrawal holds for all of them.
      (event.endpoint === undefined || endpoint === undefined || event.endpoint === endpoint),
  );
  return last?.when ?? -Infinity;
}

/**
 * Consent to this very contact, given directly to the sender after `since`.
 *
 * 1006.6(b)(4): it lifts the rules on time, place, attorney and work.
 */
export function consentsDirectly(question: Question, since: number): boolean {
  const { attempt, at, facts } = question;
  return question.events('consent').some((event) => {
    if (event.when <= since || event.party !== attempt.to.party) return false;
    if (event.given_to !== facts.sender.id || isWithdrawn(question, event)) return false;
    if (event.endpoint !== undefined && event.endpoint !== attempt.to.endpoint) return false;
    if (event.debts !== undefined && !event.debts.includes(attempt.debt)) return false;
    if (event.scope === 'contact_time') return isDuring(event, at);
    return event.scope === (attempt.channel === 'voicemail' ? 'call' : attempt.channel);
  });
}

function isDuring({ from, until }: Dated<'consent'>, at: number): boolean {
  const start = from === undefined ? undefined : readInstant(from);
  const end = until === undefined ? undefined : readInstant(until);
  return (start ?? -Infinity) <= at && at < (end ?? Infinity);
}
