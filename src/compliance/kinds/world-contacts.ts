/** What the rules outside the United States and China count: outbound, about the debt, whoever acted. */
import type { Dated, Question } from '../question.js';
import { endedWith, isAboutDebt, isOutbound, isTelephone } from './contacts.js';

type Touch = Dated<'call'> | Dated<'message'> | Dated<'visit'>;

/** Talks about the debt. Calls that reached nobody are no contact. */
export function talks(question: Question): readonly Dated<'call'>[] {
  return question
    .events('call')
    .filter((call) => endedWith(call, 'conversation') && isAboutDebt(question, call));
}

export function messages(question: Question): readonly Dated<'message'>[] {
  return question
    .events('message')
    .filter((message) => isOutbound(message) && isAboutDebt(question, message));
}

export function visits(question: Question): readonly Dated<'visit'>[] {
  return question.events('visit').filter((visit) => isAboutDebt(question, visit));
}

export function talksAndMessages(question: Question): readonly Touch[] {
  return [...talks(question), ...messages(question)];
}

export function allContacts(question: Question): readonly Touch[] {
  return [...talks(question), ...messages(question), ...visits(question)];
}

export function isLetter({ attempt }: Question): boolean {
  return attempt.channel === 'letter';
}

export function isVisit({ attempt }: Question): boolean {
  return attempt.channel === 'visit';
}

/** By telephone or message: what counts of contacts limit, letters and visits apart. */
export function isCallOrMessage(question: Question): boolean {
  return !isLetter(question) && !isVisit(question);
}

export function isCallOrVisit(question: Question): boolean {
  return isTelephone(question) || isVisit(question);
}
