/** A reserved place in the form of the API. It holds no personal data. */
import { statusOf, type ReservationRow } from '../dispatch/reservation.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';

export function reservationResource(row: ReservationRow, at: number) {
  const { outcome, event_id, settled_at } = row;
  return {
    status: statusOf(row, at),
    counts: outcome === null,
    valid_until: iso(row.valid_until.getTime()),
    expires_at: iso(row.expires_at.getTime()),
    outcome,
    event_id: event_id === null ? null : publicId('event', event_id),
    settled_at: settled_at === null ? null : iso(settled_at.getTime()),
  };
}

/** One line of the list of what is taken and not settled. */
export function openDecision(row: ReservationRow, at: number) {
  return {
    object: 'decision',
    id: publicId('record', row.decision_id),
    channel: row.channel,
    purpose: row.purpose,
    sender: publicId('organisation', row.sender_id),
    debt: publicId('debt', row.debt_id),
    to: {
      party: publicId('party', row.party_id),
      endpoint: publicId('endpoint', row.endpoint_id),
    },
    reservation: reservationResource(row, at),
  };
}
