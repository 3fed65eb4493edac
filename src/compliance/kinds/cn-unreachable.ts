/** When the debtor cannot be reached: every known telephone has failed, and nobody has talked since. */
import type { Dated, Question } from '../question.js';
import { dayAt } from '../zoned.js';
import { isMisdirected } from './contacts.js';

const FAILURES = 3;

/** The reports say three failures or three days; both are required here. */
export function isUnreachable(question: Question): boolean {
  const { facts } = question;
  const telephones = facts.endpoints.filter(
    ({ kind, owner }) => owner === facts.person.id && (kind === 'mobile' || kind === 'landline'),
  );
  if (telephones.length === 0) return false;
  let lastFailure = -Infinity;
  for (const { id } of telephones) {
    if (isMisdirected(question, id)) continue;
    const failure = failedAt(question, id);
    if (failure === undefined) return false;
    lastFailure = Math.max(lastFailure, failure);
  }
  return !hasTalkedSince(question, lastFailure);
}

/** The instant of the last failure of a number that counts as failed. */
function failedAt(question: Question, endpoint: string): number | undefined {
  const calls = question.events('call').filter((call) => call.endpoint === endpoint);
  const last = calls.at(-1);
  if (last === undefined || last.pending === true) return undefined;
  if (last.outcome === 'not_in_service') return last.when;
  const recent = calls.slice(-FAILURES);
  return recent.length === FAILURES &&
    recent.every(isFailure) &&
    areOnDifferentDays(question, recent)
    ? last.when
    : undefined;
}

function isFailure({ direction, outcome, pending }: Dated<'call'>): boolean {
  if (direction === 'inbound' || pending === true) return false;
  return outcome === 'no_answer' || outcome === 'busy' || outcome === 'not_in_service';
}

function areOnDifferentDays(question: Question, calls: readonly Dated<'call'>[]): boolean {
  return question.dayZones.every(
    (zone) => new Set(calls.map(({ when }) => dayAt(zone, when))).size === calls.length,
  );
}

function hasTalkedSince(question: Question, instant: number): boolean {
  return question
    .events('call')
    .some(
      ({ outcome, party, when }) =>
        outcome === 'conversation' && party === question.facts.person.id && when > instant,
    );
}
