/**
 * Stops contacts that have not been handed over yet, under the locks of their debtors: whoever is judging
 * or sending one of them at this moment has either finished, or will find it stopped.
 */
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { STOPPABLE } from '../schedule/contact.js';
import { lockKnown } from './persons.js';

interface Stopped extends Record<string, unknown> {
  readonly contact_id: string;
  readonly person_id: string;
}

/** @param by the user who cancels. Answers the ids of those that were stopped now. */
export async function cancelContacts(
  tx: Tx,
  log: { keys: Keys; evidence: EvidenceLog },
  contactIds: readonly string[],
  by: string,
): Promise<string[]> {
  const debtors = await tx.query<{ person_id: string }>(
    'select distinct person_id from contact where tenant = $1 and id = any($2)',
    [tx.tenant, contactIds],
  );
  const persons = await lockKnown(
    tx,
    log.keys,
    debtors.map(({ person_id }) => person_id),
  );
  const stopped = await tx.query<Stopped>(
    `update contact_state
        set status = 'canceled', slot = null, lease_until = null, permit_until = null, slice_id = null, updated_at = $2
      where tenant = $1 and contact_id = any($3) and status = any($4)
      returning contact_id, person_id`,
    [tx.tenant, iso(tx.at), contactIds, STOPPABLE],
  );
  await log.evidence.write(
    tx,
    stopped.map(({ contact_id, person_id }) => ({
      kind: 'contact.canceled' as const,
      subject: persons.get(person_id) ?? null,
      body: { by: publicId('user', by), contact: publicId('contact', contact_id) },
    })),
  );
  return stopped.map(({ contact_id }) => contact_id);
}
