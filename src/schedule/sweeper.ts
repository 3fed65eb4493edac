/**
 * Repairs what a crash left behind. A lease that ran out means that its worker, or its collector, is gone.
 *
 * | found      | becomes     | because |
 * |------------|-------------|---------|
 * | queued     | scheduled   | nobody decided it |
 * | permitted  | scheduled   | nothing left: the permit ran out before the vendor call; the slot is released |
 * | sending    | unknown     | it may have left: the slot is kept and it is never sent again blindly |
 * | claimed    | scheduled   | the collector has not reported; the call may have been made, so its place is kept |
 */
import { lockPersons } from '../evidence/person.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { returnLapsedCalls } from './lapsed-calls.js';

const ROWS_MAX = 500;

export async function sweep(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  await tx.query(
    `update contact_state s
        set status = 'scheduled', due_at = least(s.due_at, $2), slot = null, lease_until = null, permit_until = null, updated_at = $2,
            error_code = case s.status when 'permitted' then 'permit_expired' else s.error_code end
       from (select contact_id from contact_state
              where tenant = $1 and status in ('queued', 'permitted') and lease_until <= $2
              limit $3 for update skip locked) lapsed
      where s.tenant = $1 and s.contact_id = lapsed.contact_id`,
    [tx.tenant, iso(tx.at), ROWS_MAX * 20],
  );
  await settleLapsedSends(tx, keys, evidence);
  await returnLapsedCalls(tx, keys, evidence);
}

interface Lapsed extends Record<string, unknown> {
  contact_id: string;
  person_id: string;
  attempt_id: string;
  party_id: string;
}

/** Candidates are read without a lock: persons are always locked before their contacts. */
async function lapsedSends(tx: Tx): Promise<Lapsed[]> {
  return tx.query<Lapsed>(
    `select contact_id, person_id, party_id, attempt_id from contact_state
      where tenant = $1 and status = 'sending' and lease_until <= $2 order by lease_until limit $3`,
    [tx.tenant, iso(tx.at), ROWS_MAX],
  );
}

async function settleLapsedSends(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  const found = await lapsedSends(tx);
  if (found.length === 0) return;
  const persons = await lockPersons(
    tx,
    keys,
    found.map((row) => row.person_id),
  );
  const moved = await tx.query<Lapsed>(
    `update contact_state set status = 'unknown', slot = 'settled', error_code = 'no_clear_answer', lease_until = null, updated_at = $2
      where tenant = $1 and contact_id = any($3) and status = 'sending' and lease_until <= $2
      returning contact_id, person_id, party_id, attempt_id`,
    [tx.tenant, iso(tx.at), found.map((row) => row.contact_id)],
  );
  await evidence.write(
    tx,
    moved.map((row) => ({
      kind: 'send.unknown' as const,
      subject: persons.get(row.person_id) ?? null,
      body: {
        attempt: row.attempt_id,
        contact: publicId('contact', row.contact_id),
        reason: 'the sender stopped before the answer',
      },
    })),
  );
}
