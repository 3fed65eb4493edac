/**
 * What a vendor says became of a message. Receipts are kept as they came; a status only moves forward.
 *
 * A receipt that arrives before its send has been stored is kept and applied by the settling tick.
 */
import { lockPersons } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import type { DispatchContext } from './context.js';

/** A receipt whose send is stored even later is not applied. */
const PARKED_MS = 7 * 86_400_000;

export interface Receipt {
  readonly vendor: string;
  readonly vendor_message_id: string;
  readonly event: 'accepted' | 'sent' | 'delivered' | 'undelivered' | 'failed';
  readonly error_code: string | null;
}

/** Exactly once for each (vendor, message, event); a repetition answers false. */
export async function takeReceipt(
  tx: Tx,
  context: DispatchContext,
  receipt: Receipt,
): Promise<boolean> {
  const [contact] = await tx.query<{ contact_id: string; person_id: string }>(
    'select contact_id, person_id from contact_state where tenant = $1 and vendor = $2 and vendor_message_id = $3',
    [tx.tenant, receipt.vendor, receipt.vendor_message_id],
  );
  const persons =
    contact === undefined ? undefined : await lockPersons(tx, context.keys, [contact.person_id]);
  const stored = await tx.query(
    `insert into receipt (tenant, id, vendor, vendor_message_id, event, error_code, received_at, contact_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
    [
      tx.tenant,
      uuid7(tx.at),
      receipt.vendor,
      receipt.vendor_message_id,
      receipt.event,
      receipt.error_code,
      iso(tx.at),
      contact?.contact_id ?? null,
    ],
  );
  if (stored.length === 0) return false;
  const { vendor, vendor_message_id, event, error_code } = receipt;
  await context.evidence.write(tx, [
    {
      kind: 'receipt',
      subject: (contact && persons?.get(contact.person_id)) ?? null,
      body: {
        event,
        vendor,
        vendor_message_id,
        ...(contact === undefined ? {} : { contact: publicId('contact', contact.contact_id) }),
        ...(error_code === null ? {} : { reason: error_code }),
      },
    },
  ]);
  await applyReceipts(tx, receipt.vendor_message_id);
  return true;
}

/**
 * Moves contacts forward by the receipts that name them: sent → delivered or undelivered, never back.
 * Without a message: by all that came before their send was stored.
 */
export async function applyReceipts(tx: Tx, vendorMessageId?: string): Promise<void> {
  const which =
    vendorMessageId === undefined
      ? 'contact_id is null and received_at > $3'
      : 'vendor_message_id = $3';
  await tx.query(
    `update contact_state s
        set status = case when r.is_delivered then 'delivered' else 'undelivered' end,
            error_code = case when r.is_delivered then null else r.error_code end, updated_at = $2
       from (select vendor, vendor_message_id, bool_or(event = 'delivered') as is_delivered, max(error_code) as error_code
               from receipt
              where tenant = $1 and event in ('delivered', 'undelivered', 'failed') and ${which}
              group by vendor, vendor_message_id) r
      where s.tenant = $1 and s.vendor = r.vendor and s.vendor_message_id = r.vendor_message_id
        and (s.status = 'sent' or (s.status = 'undelivered' and r.is_delivered))`,
    [tx.tenant, iso(tx.at), vendorMessageId ?? iso(tx.at - PARKED_MS)],
  );
}
