/** Calls as the Chinese rules pool them: by one lender and all its agencies, whichever debt they concern. */
import type { CallMode } from '../attempt.js';
import type { Dated, Question } from '../question.js';
import { endedWith, isOfLender, isToParty } from './contacts.js';

/** Talks of agents and voice robots with the addressed person. */
export function talksOfLender(question: Question): readonly Dated<'call'>[] {
  return callsOfLender(question).filter(
    (call) => modeOf(call) === 'interactive' && endedWith(call, 'conversation'),
  );
}

/** Notices that the addressed person heard; the outcome tells, whatever mode was noted. */
export function noticesOfLender(question: Question): readonly Dated<'call'>[] {
  return callsOfLender(question).filter((call) =>
    call.pending === true
      ? call.direction === 'outbound' && modeOf(call) === 'notice'
      : endedWith(call, 'notice_played'),
  );
}

function callsOfLender(question: Question): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter((call) => isToParty(question, call) && isOfLender(question, call));
}

/** Calls are interactive unless said otherwise. */
export function modeOf({ mode = 'interactive' }: { readonly mode?: CallMode }): CallMode {
  return mode;
}

/** The number of calls a day that the person agreed with the lender, which replaces the three. */
export function agreedCallsPerDay(question: Question): number | undefined {
  return question
    .events('frequency_agreed')
    .findLast(
      (event) =>
        event.channel === 'call' && isToParty(question, event) && isOfLender(question, event),
    )?.per_day;
}

/** Whether the attempt is the call back that the person asked for. */
export function asksForCallBack(question: Question): boolean {
  const { in_reply_to, to } = question.attempt;
  if (in_reply_to === undefined) return false;
  return question
    .events('callback_requested')
    .some(({ id, party }) => id === in_reply_to && party === to.party);
}
