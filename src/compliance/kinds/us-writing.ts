/** Comments 6(c)(1)-2 and 38-1: when a request of the consumer is in writing. */
import type { Form, Via } from '../contact-events.js';
import type { Question } from '../question.js';

/** On paper, or electronically by a medium through which the sender accepts such notices. */
export function isInWriting(
  { facts }: Question,
  { form, via }: { readonly form: Form; readonly via?: Via },
): boolean {
  if (form !== 'electronic') return form === 'written';
  const accepted = facts.sender.accepts_electronic;
  // Where nobody said what the sender accepts, the request binds.
  if (accepted === undefined || via === undefined) return true;
  return accepted.some((medium) => medium === via);
}
