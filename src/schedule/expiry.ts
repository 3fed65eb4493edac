/**
 * Ends contacts that waited for a person until `not_after` had passed. What waits for its hour is ended
 * by the decision that finds it too late.
 */
import { lockPersons } from '../evidence/person.js';
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';

export async function expire(tx: Tx, keys: Keys, evidence: EvidenceLog): Promise<void> {
  const found = await tx.query<{ contact_id: string; person_id: string }>(
    `select contact_id, person_id from contact_state
      where tenant = $1 and status in ('review', 'ready') and due_at <= $2 order by due_at limit 500`,
    [tx.tenant, iso(tx.at)],
  );
  if (found.length === 0) return;
  const persons = await lockPersons(
    tx,
    keys,
    found.map((row) => row.person_id),
  );
  const ended = await tx.query<{ contact_id: string; person_id: string }>(
    `update contact_state set status = 'expired', updated_at = $2
      where tenant = $1 and contact_id = any($3) and status in ('review', 'ready') and due_at <= $2
      returning contact_id, person_id`,
    [tx.tenant, iso(tx.at), found.map((row) => row.contact_id)],
  );
  await evidence.write(
    tx,
    ended.map((row) => ({
      kind: 'contact.expired' as const,
      subject: persons.get(row.person_id) ?? null,
      body: { contact: publicId('contact', row.contact_id) },
    })),
  );
}
