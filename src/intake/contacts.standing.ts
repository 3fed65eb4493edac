/** Where a contact stands, in one sentence for people. */
import { iso } from '../platform/clock.js';
import type { ContactStatus } from '../schedule/contact.js';

export interface Standing {
  readonly status: ContactStatus;
  readonly due_at: Date;
  readonly not_after: Date;
  readonly rules: readonly string[] | null;
  readonly error_code: string | null;
  readonly decision_id: string | null;
  readonly updated_at: Date;
}

/** @param now milliseconds */
export function standing(contact: Standing, now: number): string {
  const { status, due_at, rules, error_code, decision_id, not_after } = contact;
  const named = (rules ?? []).join(', ');
  const because = error_code === null ? '' : ` (\`${error_code}\`)`;
  switch (status) {
    case 'scheduled': {
      const judged =
        decision_id === null ? 'It has not been judged yet' : 'It is to be judged again';
      const when =
        due_at.getTime() > now ? `it is due at ${iso(due_at.getTime())}` : 'it is due now';
      return `${judged}: ${when}${because}.`;
    }
    case 'held':
      return `It waits until ${iso(due_at.getTime())} because of ${named}, and is judged again then.`;
    case 'review':
      return `It waits until ${iso(not_after.getTime())} for a person to answer ${named}.`;
    case 'blocked':
      return `It ended because of ${named}: nothing was sent.`;
    case 'failed':
      return `It ended without being delivered${because}.`;
    case 'unknown':
      return `It may have been delivered${because}: it counts as a contact and is not sent again.`;
    default:
      return PLAIN[status];
  }
}

const PLAIN = {
  queued: 'It is being judged now.',
  permitted: 'It was allowed and is about to be handed over.',
  ready: 'The call was allowed and is on the call list.',
  claimed: 'A collector has taken the call.',
  completed: 'The call was made and its outcome entered.',
  sending: 'It is being handed over to the vendor.',
  sent: 'The vendor accepted it.',
  delivered: 'The vendor says that it was delivered.',
  undelivered: 'The vendor says that it was not delivered.',
  canceled: 'It was cancelled before it was handed over.',
  expired: 'Its `not_after` passed before it could be made.',
} as const satisfies Partial<Record<ContactStatus, string>>;
