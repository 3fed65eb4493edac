/** Receipts that came before their send was stored: joined as soon as it is. */
import type { Tx } from '../platform/database.js';
import { iso } from '../platform/clock.js';
import type { DispatchContext } from './context.js';
import { lockKnown } from './persons.js';
import type { ReceiptEvent } from './receipt.js';
import { contactsNamed, type Given } from './receipt.repository.js';
import { applyTaken, concerned, lateNews, receiptDraft, recordConflicts } from './receipts.js';

/** A receipt whose send is stored even later is never joined; the vendor's own reports end sooner. */
const PARKED_MS = 7 * 86_400_000;
const AT_ONCE = 500;
const AGAIN_SECONDS = 1;

/**
 * One tick. Each comes again after a quarter of its age: messages of others on the same account, which will
 * never be ours, cost next to nothing.
 */
export async function joinParked(tx: Tx, context: DispatchContext): Promise<void> {
  const receipts = await takeDue(tx);
  if (receipts.length === 0) return;
  const first = (await contactsNamed(tx, receipts)).flatMap(concerned);
  if (first.length === 0) return;
  const persons = await lockKnown(tx, context.keys, first);
  const named = await contactsNamed(tx, receipts);
  const joined = receipts.flatMap((receipt, i) =>
    named[i] === undefined ? [] : [{ receipt, named: named[i] }],
  );
  if (joined.length === 0) return;
  await context.evidence.write(
    tx,
    joined.map((one) => receiptDraft(one, persons, { joined: true })),
  );
  await recordConflicts(tx, context, lateNews(joined), persons);
  await applyTaken(tx, context, joined, persons);
  await tx.query('delete from receipt_waiting where tenant = $1 and receipt_id = any($2)', [
    tx.tenant,
    joined.map(({ receipt }) => receipt.id),
  ]);
}

async function takeDue(tx: Tx): Promise<Given[]> {
  await tx.query(
    'delete from receipt_waiting where tenant = $1 and due_at <= $2 and parked_at < $3',
    [tx.tenant, iso(tx.at), iso(tx.at - PARKED_MS)],
  );
  const rows = await tx.query<Row>(
    `with turn as (
       select receipt_id from receipt_waiting where tenant = $1 and due_at <= $2
        order by due_at limit $3 for update skip locked
     ), again as (
       update receipt_waiting w
          set due_at = $2::timestamptz + greatest(make_interval(secs => $4), ($2 - w.parked_at) / 4)
         from turn where w.tenant = $1 and w.receipt_id = turn.receipt_id returning w.receipt_id
     )
     select r.id, r.vendor, r.vendor_message_id, r.event, r.error_code
       from again join receipt r on r.tenant = $1 and r.id = again.receipt_id order by r.id`,
    [tx.tenant, iso(tx.at), AT_ONCE, AGAIN_SECONDS],
  );
  return rows;
}

type Row = {
  id: string;
  vendor: string;
  vendor_message_id: string;
  event: ReceiptEvent;
  error_code: string | null;
};
