/** Calls as the Chinese rules pool them: by one lender and all its agencies, whichever debt they concern. */
import type { CallMode } from '../attempt.js';
import type { Dated, Question } from '../question.js';
import { isOfLender, isToParty } from './contacts.js';

/** Calls of that mode to the addressed person. */
export function callsOfLender(question: Question, mode: CallMode): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter(
      (call) =>
        (call.mode ?? 'interactive') === mode &&
        isToParty(question, call) &&
        isOfLender(question, call),
    );
}

/** The number of calls a day that the person agreed to, which replaces the three of the standard. */
export function agreedCallsPerDay(question: Question): number | undefined {
  return question
    .events('frequency_agreed')
    .findLast((event) => event.channel === 'call' && isToParty(question, event))?.per_day;
}

/** Whether the attempt is the call back that the person asked for. */
export function asksForCallBack(question: Question): boolean {
  const { in_reply_to, to } = question.attempt;
  if (in_reply_to === undefined) return false;
  return question
    .events('callback_requested')
    .some(({ id, party }) => id === in_reply_to && party === to.party);
}
