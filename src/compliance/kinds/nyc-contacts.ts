/** Contacts as New York City counts them: calls, texts and e-mails per account, letters excepted. */
import type { Dated, Question } from '../question.js';
import { isTelephone } from './contacts.js';
import { aboutDebt, ownAttempts, ownMessages } from './us-states.js';

export function isCounted(question: Question): boolean {
  const { channel } = question.attempt;
  return isTelephone(question) || channel === 'sms' || channel === 'email';
}

export function contacts(question: Question): readonly (Dated<'call'> | Dated<'message'>)[] {
  const messages = ownMessages(question).filter(
    ({ channel }) => channel === 'sms' || channel === 'email',
  );
  return aboutDebt(question, [...ownAttempts(question), ...messages]);
}
