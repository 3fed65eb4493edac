/**
 * Claims what is due, in order, and cuts it into slices.
 *
 * `for update skip locked` lets any number of feeders run. A person's contacts are kept close together
 * so that one slice takes the person's lock once; correctness rests on that lock, not on the slicing.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import type { Slice } from './contact.queue.js';
import { takeTokens } from './sender-rate.js';

/** How long a claimed contact may wait for its decision before the sweeper takes it back. */
export const CLAIM_LEASE_MS = 10_000;
/**
 * Claimed and not yet decided. Enough for 8,000 a second, and so few that a process which decides only 200 a
 * second gets to each of them before its lease runs out: that is why a lease is never renewed in the queue.
 */
const QUEUED_MAX = 2_048;

/** One tick. Answers the slices that were claimed; the caller hands them to BullMQ. */
export async function claimDue(tx: Tx, sliceMax: number): Promise<Slice[]> {
  const [{ queued } = { queued: 0 }] = await tx.query<{ queued: number }>(
    `select count(*)::int as queued from contact_state where tenant = $1 and status = 'queued' and lease_until > $2`,
    [tx.tenant, iso(tx.at)],
  );
  let room = QUEUED_MAX - queued;
  if (room <= 0) return [];
  const limited = await takeTokens(tx, room);
  const slices: Slice[] = [];
  for (const { sender_id, tokens } of limited) {
    if (tokens > 0)
      slices.push(...(await claim(tx, Math.min(tokens, room), sliceMax, { only: sender_id })));
  }
  room -= slices.reduce((sum, slice) => sum + slice.contact_ids.length, 0);
  const except = limited.map(({ sender_id }) => sender_id);
  slices.push(...(await claim(tx, room, sliceMax, { except })));
  return slices;
}

async function claim(
  tx: Tx,
  max: number,
  sliceMax: number,
  senders: { only: string } | { except: string[] },
): Promise<Slice[]> {
  const only = 'only' in senders;
  const rows = await tx.query<{ slice_id: string; contact_ids: string[] }>(
    `with due as materialized (
       select contact_id, person_id from contact_state
        where tenant = $1 and status in ('scheduled', 'held') and due_at <= $2
          and ${only ? 'sender_id = $3::uuid' : 'not (sender_id = any($3::uuid[]))'}
        order by due_at limit $4 for update skip locked
     ), cut as (
       select contact_id, (row_number() over (order by person_id, contact_id) - 1) / $5::int as n from due
     ), claimed as (
       update contact_state s
          set status = 'queued', lease_until = $6, updated_at = $2,
              slice_id = (left($7, 32) || lpad(to_hex(cut.n), 4, '0'))::uuid
         from cut where s.tenant = $1 and s.contact_id = cut.contact_id
       returning s.slice_id, s.contact_id
     )
     select slice_id, array_agg(contact_id) as contact_ids from claimed group by slice_id order by slice_id`,
    [
      tx.tenant,
      iso(tx.at),
      only ? senders.only : senders.except,
      max,
      sliceMax,
      iso(tx.at + CLAIM_LEASE_MS),
      uuid7(tx.at),
    ],
  );
  return rows.map((row) => ({ tenant: tx.tenant, ...row }));
}
