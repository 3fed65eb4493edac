/** 1006.14(b)(3)(i): calls placed with prior consent given directly to the collector are not counted. */
import { readDate } from '../instants.js';
import type { Dated, Question } from '../question.js';
import { type Zone, dayAt } from '../zoned.js';
import { isOwn, isSameDebt } from './contacts.js';

const DAYS = 7;

/** Whether a call to the addressed party at that instant is placed under consent. */
export function isUnderConsent(question: Question, zone: Zone, instant: number): boolean {
  const { facts, attempt } = question;
  return question
    .events('consent')
    .some(
      (consent) =>
        consent.scope === 'call' &&
        consent.party === attempt.to.party &&
        consent.given_to === facts.sender.id &&
        consent.when <= instant &&
        (consent.debts === undefined || isSameDebt(question, consent.debts)) &&
        isOnItsDays(consent, dayAt(zone, consent.when), dayAt(zone, instant)) &&
        !hasEnded(question, consent, instant),
    );
}

/** Not after the consented end, and for at most seven days with the day of consent as day 1. */
function isOnItsDays(consent: Dated<'consent'>, given: number, day: number): boolean {
  const from =
    consent.valid_from === undefined ? given : (readDate(consent.valid_from) ?? Infinity);
  const to = consent.valid_to === undefined ? Infinity : (readDate(consent.valid_to) ?? -Infinity);
  return from <= day && day <= Math.min(to, given + DAYS - 1);
}

/** On revocation, and on the next conversation; the call that led to it was still under consent. */
function hasEnded(question: Question, consent: Dated<'consent'>, instant: number): boolean {
  const talked = question
    .events('call')
    .some(
      (call) =>
        (call.outcome === 'conversation' || call.pending === true) &&
        call.party === consent.party &&
        isOwn(question, call) &&
        call.when > consent.when &&
        call.when < instant &&
        isSameDebt(question, call.discussed ?? call.debts),
    );
  return talked || isRevoked(question, consent, instant);
}

function isRevoked(question: Question, consent: Dated<'consent'>, instant: number): boolean {
  return question
    .events('consent_withdrawn')
    .some(
      ({ scope, party, debts, when }) =>
        scope === 'call' &&
        party === consent.party &&
        when >= consent.when &&
        when <= instant &&
        (debts === undefined || isSameDebt(question, debts)),
    );
}
