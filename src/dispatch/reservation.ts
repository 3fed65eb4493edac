/**
 * A place taken for an attempt that somebody else makes after asking us.
 *
 * Nobody but them knows whether the attempt was made. Until they say so it counts as one that may have
 * been, and that stays so when the reservation has expired: silence proves nothing.
 */
import type { Attempt } from '../compliance/attempt.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import type { AttemptRow } from './rows.js';

export type Manner = Pick<Attempt, 'mode' | 'voice'>;

/** One that nobody has settled: an event of the timeline too. */
export type OpenReservation = AttemptRow & {
  decision_id: string;
  manner: Manner;
  attempt_at: Date;
};

export type ReservationRow = OpenReservation & {
  attempt_id: string;
  valid_until: Date;
  expires_at: Date;
  outcome: string | null;
  event_id: string | null;
  settled_at: Date | null;
};

export const RESERVATION_STATUSES = ['reserved', 'expired', 'settled', 'released'] as const;
export type ReservationStatus = (typeof RESERVATION_STATUSES)[number];

/** An expired one still counts; the word only says that somebody owes an answer. */
export function statusOf(
  { outcome, event_id, expires_at }: Pick<ReservationRow, 'outcome' | 'event_id' | 'expires_at'>,
  at: number,
): ReservationStatus {
  if (outcome !== null) return event_id === null ? 'released' : 'settled';
  return expires_at.getTime() <= at ? 'expired' : 'reserved';
}

/** The attempt as an event whose outcome is open. */
export function pendingEvent(row: OpenReservation): TimelineEvent {
  const event = {
    id: publicId('record', row.decision_id),
    at: iso(row.attempt_at.getTime()),
    ...attemptEvent(row),
    pending: true,
  };
  return (event.type === 'call' ? { ...event, outcome: 'no_answer' } : event) as TimelineEvent;
}

export type AttemptEvent = { readonly type: 'call' | 'message' | 'letter' | 'visit' } & Readonly<
  Record<string, unknown>
>;

/** What an attempt is in the words of the timeline, apart from its outcome. */
export function attemptEvent(row: AttemptRow & { manner: Manner }): AttemptEvent {
  const party = publicId('party', row.party_id);
  const endpoint = publicId('endpoint', row.endpoint_id);
  const debts = [publicId('debt', row.debt_id)];
  const sender = publicId('organisation', row.sender_id);
  const sent = { direction: 'outbound', party, debts, sender, purpose: row.purpose };
  switch (row.channel) {
    case 'call':
    case 'voicemail':
      return { type: 'call', ...sent, endpoint, ...row.manner };
    case 'letter':
      return { type: 'letter', ...sent };
    case 'visit':
      return { type: 'visit', party, endpoint, debts, sender };
    case 'sms':
    case 'email':
    case 'im':
    case 'social': {
      const answered = row.in_reply_to;
      return {
        type: 'message',
        channel: row.channel,
        ...sent,
        endpoint,
        ...(answered === null ? {} : { in_reply_to: publicId('event', answered) }),
      };
    }
    default:
      throw new Error(`\`${String(row.channel)}\` is no channel`);
  }
}
