/**
 * Repairs what a crash left behind. A lease that ran out means that its worker, or its collector, is gone.
 *
 * | found      | becomes     | because |
 * |------------|-------------|---------|
 * | queued     | scheduled   | nobody decided it |
 * | permitted  | scheduled   | nothing left: the permit ran out before the vendor call; the slot is released |
 * | sending    | unknown     | it may have left: the slot is kept and it is never sent again blindly |
 * | claimed    | scheduled   | the collector never reported; the call may have been made, so it counts as one |
 */
import { lockPersons } from '../evidence/person.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';

const ROWS_MAX = 500;

export async function sweep(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  await tx.query(
    `update contact_state s
        set status = 'scheduled', due_at = least(s.due_at, $2), slot = null, lease_until = null, permit_until = null, updated_at = $2
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
async function lapsed(tx: Tx, status: 'sending' | 'claimed'): Promise<Lapsed[]> {
  return tx.query<Lapsed>(
    `select contact_id, person_id, party_id, attempt_id from contact_state
      where tenant = $1 and status = $2 and lease_until <= $3 order by lease_until limit $4`,
    [tx.tenant, status, iso(tx.at), ROWS_MAX],
  );
}

async function settleLapsedSends(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  const found = await lapsed(tx, 'sending');
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

type LapsedCall = Lapsed &
  Record<'debt_id' | 'endpoint_id' | 'sender_id' | 'purpose', string> & { attempt_at: Date };

async function returnLapsedCalls(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  const found = await lapsed(tx, 'claimed');
  if (found.length === 0) return;
  const persons = await lockPersons(
    tx,
    keys,
    found.map((row) => row.person_id),
  );
  const moved = await tx.query<LapsedCall>(
    `update contact_state s
        set status = 'scheduled', due_at = $2, slot = null, lease_until = null, claimed_by = null, updated_at = $2
       from contact c
      where s.tenant = $1 and s.contact_id = any($3) and s.status = 'claimed' and s.lease_until <= $2
        and c.tenant = $1 and c.id = s.contact_id
      returning s.contact_id, s.person_id, s.party_id, s.attempt_id, s.attempt_at, c.debt_id, c.endpoint_id, c.sender_id, c.purpose`,
    [tx.tenant, iso(tx.at), found.map((row) => row.contact_id)],
  );
  if (moved.length === 0) return;
  const ids = moved.map(() => uuid7(tx.at));
  await tx.query(
    `insert into timeline_event (tenant, id, external_id, person_id, party_id, type, occurred_at, body, recorded_at)
     select $1, e.id, e.external_id, e.person_id, e.party_id, 'call', e.occurred_at, e.body, $2
       from unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::timestamptz[], $8::jsonb[])
         as e(id, external_id, person_id, party_id, occurred_at, body)`,
    [
      tx.tenant,
      iso(tx.at),
      ids,
      moved.map((row) => `lapsed-${row.attempt_id}`),
      moved.map((row) => row.person_id),
      moved.map((row) => row.party_id),
      moved.map((row) => iso(row.attempt_at.getTime())),
      moved.map((row) => JSON.stringify(unreported(row))),
    ],
  );
  await evidence.write(
    tx,
    moved.map((row, i) => ({
      kind: 'call.task' as const,
      subject: persons.get(row.person_id) ?? null,
      body: {
        attempt: row.attempt_id,
        contact: publicId('contact', row.contact_id),
        event: publicId('event', ids[i] ?? ''),
        reason: 'the collector did not report in time',
      },
    })),
  );
}

/** Nobody said how it ended, so it counts wherever it could count. */
function unreported(row: LapsedCall) {
  return {
    type: 'call',
    direction: 'outbound',
    outcome: 'no_answer',
    pending: true,
    party: publicId('party', row.party_id),
    endpoint: publicId('endpoint', row.endpoint_id),
    debts: [publicId('debt', row.debt_id)],
    sender: publicId('organisation', row.sender_id),
    purpose: row.purpose,
  };
}
