/**
 * A new fact about a person sends everything that waits for that person back to be judged again.
 *
 * It runs in the transaction that stores the fact, under the person's lock. That is why the
 * compare-and-set before the vendor call is enough for a STOP or a payment to win: a permit that a new
 * fact has overtaken is simply no longer there.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { REJUDGED } from './contact.js';

/** @param partyIds debtors or addressed parties; the caller holds their locks */
export async function rejudge(tx: Tx, partyIds: readonly string[]): Promise<void> {
  await tx.query(
    `update contact_state
        set status = 'scheduled', due_at = $2, slot = null, permit_until = null, lease_until = null, updated_at = $2
      where tenant = $1 and status = any($4) and contact_id = any(array(
        select id from contact where tenant = $1 and person_id = any($3::uuid[])
        union all select id from contact where tenant = $1 and party_id = any($3::uuid[])))`,
    [tx.tenant, iso(tx.at), partyIds, REJUDGED],
  );
}
