/** SQL of receipts, many at a time: which contact each names, what is new, and how far it moves a status. */
import { textArray } from '../evidence/columns.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { Named, Receipt } from './receipt.js';

export type Given = Receipt & { readonly id: string };
export type MessageName = Pick<Receipt, 'vendor' | 'vendor_message_id'>;

/** In the order of `names`. By the vendor's name for the message, or by ours for the send. */
export async function contactsNamed(
  tx: Tx,
  names: readonly (MessageName & Pick<Receipt, 'reference'>)[],
): Promise<(Named | undefined)[]> {
  const rows = await tx.query<Named & { place: string }>(
    `select distinct on (g.place) g.place, s.contact_id, s.person_id, s.party_id, s.attempt_id, s.status
       from unnest($2::text[], $3::text[], $4::text[]::uuid[], $5::text[]::uuid[])
         with ordinality g (vendor, message, contact, attempt, place)
       join lateral (
         select contact_id, person_id, party_id, attempt_id, status from contact_state
          where tenant = $1 and vendor = g.vendor and vendor_message_id = g.message
         union all
         select contact_id, person_id, party_id, attempt_id, status from contact_state
          where tenant = $1 and contact_id = g.contact and attempt_id = g.attempt
            and coalesce(vendor, g.vendor) = g.vendor) s on true
      order by g.place`,
    [
      tx.tenant,
      textArray(names.map(({ vendor }) => vendor)),
      textArray(names.map(({ vendor_message_id }) => vendor_message_id)),
      textArray(names.map(({ reference }) => reference?.contact_id ?? null)),
      textArray(names.map(({ reference }) => reference?.attempt_id ?? null)),
    ],
  );
  const byPlace = new Map(rows.map(({ place, ...row }) => [Number(place), row]));
  return names.map((_, index) => byPlace.get(index + 1));
}

/** Answers the ids of those that were new; what names no contact waits for its send. */
export async function insertReceipts(
  tx: Tx,
  receipts: readonly Given[],
  contactIds: readonly (string | null)[],
): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `with fresh as (
       insert into receipt (tenant, id, vendor, vendor_message_id, event, error_code, received_at, contact_id)
       select $1, id, vendor, message, event, code, $2, contact
         from unnest($3::text[]::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]::uuid[])
           as g (id, vendor, message, event, code, contact)
        order by vendor, message, event
       on conflict do nothing returning id, vendor, vendor_message_id, contact_id
     ), parked as (
       insert into receipt_waiting (tenant, receipt_id, vendor, vendor_message_id, parked_at, due_at)
       select $1, id, vendor, vendor_message_id, $2, $2 from fresh where contact_id is null
     )
     select id from fresh`,
    [
      tx.tenant,
      iso(tx.at),
      textArray(receipts.map(({ id }) => id)),
      textArray(receipts.map(({ vendor }) => vendor)),
      textArray(receipts.map(({ vendor_message_id }) => vendor_message_id)),
      textArray(receipts.map(({ event }) => event)),
      textArray(receipts.map(({ error_code }) => error_code)),
      textArray(contactIds),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

/** What was said first about the same event, by `keyOf`. */
export async function firstCodes(
  tx: Tx,
  receipts: readonly Receipt[],
): Promise<Map<string, string | null>> {
  if (receipts.length === 0) return new Map();
  const rows = await tx.query<MessageName & { event: string; error_code: string | null }>(
    `select vendor, vendor_message_id, event, error_code from receipt
      where tenant = $1 and vendor = any($2) and vendor_message_id = any($3)`,
    [
      tx.tenant,
      receipts.map(({ vendor }) => vendor),
      receipts.map(({ vendor_message_id }) => vendor_message_id),
    ],
  );
  return new Map(rows.map((row) => [keyOf(row), row.error_code]));
}

export function keyOf(one: MessageName & { readonly event: string }): string {
  return `${one.vendor}\n${one.vendor_message_id}\n${one.event}`;
}

/** False if this contradiction is on record already. */
export async function insertConflict(tx: Tx, receipt: Receipt, recordId: string): Promise<boolean> {
  const rows = await tx.query(
    `insert into receipt_conflict (tenant, vendor, vendor_message_id, event, error_code, record_id, received_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning 1`,
    [
      tx.tenant,
      receipt.vendor,
      receipt.vendor_message_id,
      receipt.event,
      receipt.error_code ?? '',
      recordId,
      iso(tx.at),
    ],
  );
  return rows.length > 0;
}

/** A send whose answer was lost has ended after all, as the vendor's report names it. Answers whose. */
export async function concludeOpen(tx: Tx, receipts: readonly Given[], named: readonly Named[]) {
  return tx.query<{ contact_id: string; status: string }>(
    `update contact_state s
        set status = case when g.event = 'failed' then 'failed' else 'sent' end,
            slot = case when g.event = 'failed' then null else 'settled' end,
            vendor = g.vendor, vendor_message_id = g.message, error_code = g.code,
            sent_at = case when g.event = 'failed' then null else s.attempt_at end,
            lease_until = null, permit_until = null, updated_at = $2
       from (select distinct on (contact) * from unnest($3::text[]::uuid[], $4::text[]::uuid[], $5::text[], $6::text[], $7::text[], $8::text[])
              as g (contact, attempt, vendor, message, event, code) order by contact, event = 'failed') g
      where s.tenant = $1 and s.contact_id = g.contact and s.attempt_id = g.attempt and s.status in ('sending', 'unknown')
      returning s.contact_id, s.status`,
    [
      tx.tenant,
      iso(tx.at),
      textArray(named.map(({ contact_id }) => contact_id)),
      textArray(named.map(({ attempt_id }) => attempt_id)),
      textArray(receipts.map(({ vendor }) => vendor)),
      textArray(receipts.map(({ vendor_message_id }) => vendor_message_id)),
      textArray(receipts.map(({ event }) => event)),
      textArray(receipts.map(({ error_code }) => error_code)),
    ],
  );
}

/**
 * A send that was settled by a list which names no messages is named by the first receipt that tells it by our
 * name; only what it names moves it forward.
 */
export async function nameSent(
  tx: Tx,
  receipts: readonly Given[],
  named: readonly Named[],
): Promise<void> {
  if (receipts.length === 0) return;
  await tx.query(
    `update contact_state s set vendor_message_id = g.message, updated_at = $2
       from (select distinct on (contact) * from unnest($3::text[]::uuid[], $4::text[]::uuid[], $5::text[], $6::text[])
              as g (contact, attempt, vendor, message) order by contact, message) g
      where s.tenant = $1 and s.contact_id = g.contact and s.attempt_id = g.attempt and s.vendor = g.vendor
        and s.status = 'sent' and s.vendor_message_id is null`,
    [
      tx.tenant,
      iso(tx.at),
      textArray(named.map(({ contact_id }) => contact_id)),
      textArray(named.map(({ attempt_id }) => attempt_id)),
      textArray(receipts.map(({ vendor }) => vendor)),
      textArray(receipts.map(({ vendor_message_id }) => vendor_message_id)),
    ],
  );
}

/**
 * Moves contacts forward by all receipts that name their messages: sent → delivered or undelivered, never
 * back. What provably never left gives its place back, and takes it again should it have arrived after all.
 */
export async function moveForward(tx: Tx, messages: readonly MessageName[]): Promise<void> {
  if (messages.length === 0) return;
  await tx.query(
    `update contact_state s
        set status = case when r.is_delivered then 'delivered' else 'undelivered' end,
            slot = case when r.has_left then 'settled' end,
            error_code = case when r.is_delivered then null else r.error_code end, updated_at = $2
       from (select vendor, vendor_message_id, bool_or(event = 'delivered') as is_delivered,
                    bool_or(event <> 'failed') as has_left, max(error_code) as error_code
               from receipt
              where tenant = $1 and vendor = any($4) and vendor_message_id = any($3)
                and event in ('delivered', 'undelivered', 'failed')
              group by vendor, vendor_message_id) r
      where s.tenant = $1 and s.vendor = r.vendor and s.vendor_message_id = r.vendor_message_id
        and s.vendor = any($4)
        and (s.status = 'sent' or (s.status = 'undelivered' and (r.is_delivered or r.has_left and s.slot is null)))`,
    [
      tx.tenant,
      iso(tx.at),
      [...new Set(messages.map(({ vendor_message_id }) => vendor_message_id))],
      [...new Set(messages.map(({ vendor }) => vendor))],
    ],
  );
}
