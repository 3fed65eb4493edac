/** Whether an attempt is the one answer that a person's own message allows. */
import type { Question } from '../question.js';
import type { Dated } from '../question.js';

/** One answer per inbound message, to the same party, on the same channel. */
export function isReply(question: Question): boolean {
  const { in_reply_to, channel, to } = question.attempt;
  if (in_reply_to === undefined) return false;
  const messages = question.events('message');
  const asked = messages.find(({ id }) => id === in_reply_to);
  if (asked?.direction !== 'inbound') return false;
  if (asked.party !== to.party || asked.channel !== channel) return false;
  return !messages.some(
    (message) => message.direction === 'outbound' && message.in_reply_to === in_reply_to,
  );
}

/** Whether an outbound message was such an answer: the first, to the same party on the same channel. */
export function answered(question: Question, message: Dated<'message'>): boolean {
  const { in_reply_to } = message;
  if (in_reply_to === undefined) return false;
  const messages = question.events('message');
  const asked = messages.find(({ id }) => id === in_reply_to);
  if (asked?.direction !== 'inbound') return false;
  if (asked.party !== message.party || asked.channel !== message.channel) return false;
  const first = messages.find(
    (other) => other.direction === 'outbound' && other.in_reply_to === in_reply_to,
  );
  return first?.id === message.id;
}
