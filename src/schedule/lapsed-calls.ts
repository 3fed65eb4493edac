/**
 * Takes calls back whose collectors did not report in time. The call may have been made, so its place stays taken, as
 * that of any attempt that somebody else makes: a reservation that has expired. It ends when the collector, or
 * whoever looks into it, says what became of the call.
 */
import { lockPersons } from '../evidence/person.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';

const ROWS_MAX = 500;

type Lapsed = {
  contact_id: string;
  person_id: string;
  attempt_id: string;
  decision_id: string;
};

export async function returnLapsedCalls(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  // Read without a lock: persons are always locked before their contacts.
  const found = await tx.query<{ contact_id: string; person_id: string }>(
    `select contact_id, person_id from contact_state
      where tenant = $1 and status = 'claimed' and lease_until <= $2 order by lease_until limit $3`,
    [tx.tenant, iso(tx.at), ROWS_MAX],
  );
  if (found.length === 0) return;
  const persons = await lockPersons(
    tx,
    keys,
    found.map((row) => row.person_id),
  );
  const lapsed = await keepPlaces(
    tx,
    found.map((row) => row.contact_id),
  );
  if (lapsed.length === 0) return;
  await tx.query(
    `update contact_state
        set status = 'scheduled', due_at = $2, slot = null, lease_until = null, claimed_by = null, updated_at = $2
      where tenant = $1 and contact_id = any($3)`,
    [tx.tenant, iso(tx.at), lapsed.map((row) => row.contact_id)],
  );
  await evidence.write(
    tx,
    lapsed.map((row) => ({
      kind: 'call.task' as const,
      subject: persons.get(row.person_id) ?? null,
      body: {
        attempt: row.attempt_id,
        contact: publicId('contact', row.contact_id),
        decision: publicId('record', row.decision_id),
        reason: 'the collector did not report in time',
      },
    })),
  );
}

/** Looked at again under the locks: who reported a moment ago has been faster. */
function keepPlaces(tx: Tx, contactIds: readonly string[]): Promise<Lapsed[]> {
  return tx.query<Lapsed>(
    `with lapsed as (
       select s.contact_id, s.person_id, s.party_id, s.attempt_id, s.attempt_at, s.decision_id, s.claimed_by, s.verdict, s.rules,
              s.lease_until, coalesce(s.deliver_until, s.lease_until) as valid_until, c.sender_id, c.purpose, c.channel,
              c.debt_id, c.endpoint_id, c.in_reply_to
         from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
        where s.tenant = $1 and s.contact_id = any($3) and s.status = 'claimed' and s.lease_until <= $2
     ), kept as (
       insert into reservation (tenant, decision_id, attempt_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id,
              in_reply_to, manner, attempt_at, valid_until, expires_at, made_by)
       select $1, decision_id, attempt_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id,
              in_reply_to, '{}', attempt_at, valid_until, lease_until, claimed_by from lapsed
     ), noted as (
       insert into call_lapse (tenant, decision_id, contact_id, verdict, rules)
       select $1, decision_id, contact_id, verdict, rules from lapsed
     )
     select contact_id, person_id, attempt_id, decision_id from lapsed`,
    [tx.tenant, iso(tx.at), contactIds],
  );
}
