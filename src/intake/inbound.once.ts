/** A message that a vendor brings again, by the vendor's own name for it, is the same message. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';

/** A repetition that arrives at the same moment waits here for the first. */
export async function isNew(tx: Tx, vendor: string, name: string): Promise<boolean> {
  const stored = await tx.query(
    `insert into receipt (tenant, id, vendor, vendor_message_id, event, received_at)
     values ($1, $2, $3, $4, 'received', $5) on conflict do nothing returning 1`,
    [tx.tenant, uuid7(tx.at), vendor, name, iso(tx.at)],
  );
  return stored.length > 0;
}
