/** What the rules of states and cities count. Replies to a person's own message are told apart. */
import type { Dated, Question } from '../question.js';
import type { Relation } from '../attempt.js';
import { isAboutDebt, isCounted, isOutbound, isOwn, isToParty } from './contacts.js';
import { answered } from './replies.js';

/** Calls with a counted outcome, by the sender, to the addressed person. */
export function ownCalls(question: Question): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter((call) => isCounted(call) && isOwn(question, call) && isToParty(question, call));
}

/** Outbound messages of the sender to the addressed person. */
export function ownMessages(question: Question): readonly Dated<'message'>[] {
  return question
    .events('message')
    .filter(
      (message) => isOutbound(message) && isOwn(question, message) && isToParty(question, message),
    );
}

/** Every outbound call of the sender to the addressed person, connected or not. */
export function ownAttempts(question: Question): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter((call) => isOutbound(call) && isOwn(question, call) && isToParty(question, call));
}

export function aboutDebt<T extends { readonly debts: readonly string[] }>(
  question: Question,
  events: readonly T[],
): readonly T[] {
  return events.filter((event) => isAboutDebt(question, event));
}

/** Debtor and spouse count as one in Washington. */
export function isDebtorOrSpouse({ facts }: Question, party: string): boolean {
  if (party === facts.person.id) return true;
  return facts.parties.some(({ id, relation }) => id === party && SPOUSAL.has(relation));
}

const SPOUSAL: ReadonlySet<Relation> = new Set(['spouse']);

/** Calls and messages of the sender to debtor or spouse that answered nothing, at any endpoint. */
export function unasked(question: Question): readonly (Dated<'call'> | Dated<'message'>)[] {
  return [
    ...question
      .events('call')
      .filter(
        (call) =>
          isCounted(call) && isOwn(question, call) && isDebtorOrSpouse(question, call.party),
      ),
    ...question
      .events('message')
      .filter(
        (message) =>
          isOutbound(message) &&
          isOwn(question, message) &&
          isDebtorOrSpouse(question, message.party) &&
          !answered(question, message),
      ),
  ];
}
