/** Contacts that the person brought about: answers, call backs asked for, the word that an opt-out was taken. */
import type { Dated, Question } from '../question.js';
import { asksForCallBack } from './cn-calls.js';
import { answered, isReply } from './replies.js';

export function isPrompted(question: Question): boolean {
  const { purpose, reason } = question.attempt;
  return (
    purpose === 'opt_out_confirmation' ||
    reason === 'call_dropped' ||
    isReply(question) ||
    asksForCallBack(question)
  );
}

export function wasPrompted(question: Question, message: Dated<'message'>): boolean {
  return message.purpose === 'opt_out_confirmation' || answered(question, message);
}
