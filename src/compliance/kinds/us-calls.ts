/** Telephone calls to one person about one debt, as Regulation F counts them. */
import type { Dated, Question } from '../question.js';
import type { Zone } from '../zoned.js';
import { isUnderConsent } from './call-consent.js';
import { isCounted, isMisdirected, isOwn, isSameDebt, isTelephone, isToParty } from './contacts.js';
import { isProfessional } from './us-consumer.js';

/** 1006.14(b)(3): calls to attorneys and credit bureaus, and calls under consent, are not limited. */
export function isLimitedCall(question: Question): boolean {
  if (!isTelephone(question) || isProfessional(question)) return false;
  return !question.dayZones.every((zone) => isUnderConsent(question, zone, question.at));
}

/** Calls placed that count: comment 14(b)(2)(i)-3 takes out those to somebody else's number. */
export function callsPlaced(question: Question, zone: Zone): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter(
      (call) =>
        isCounted(call) &&
        isToParty(question, call) &&
        isOwn(question, call) &&
        isSameDebt(question, call.debts) &&
        !isMisdirected(question, call.endpoint) &&
        !isUnderConsent(question, zone, call.when),
    );
}

/**
 * Conversations about the debt, whoever called. A pending call may become one; a call that only asked
 * where the debtor is names no debt (1006.10) and is none.
 */
export function conversations(question: Question): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter(
      (call) =>
        (call.outcome === 'conversation' || call.pending === true) &&
        call.purpose !== 'location' &&
        isToParty(question, call) &&
        isOwn(question, call) &&
        isSameDebt(question, call.discussed ?? call.debts) &&
        !isMisdirected(question, call.endpoint),
    );
}
