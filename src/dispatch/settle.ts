/**
 * Settles `unknown` contacts: by the vendor's own list of what it accepted, or by a person with a reason.
 *
 * The list can show that a message was taken. That it is missing from the list proves nothing soon after,
 * so absence is left to a person; nothing is ever sent again blindly.
 */
import { iso } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { complain } from '../platform/log.js';
import { CHANNELS } from '../schedule/contact.js';
import type { AcceptedMessage, Vendor } from './channel.js';
import type { DispatchContext } from './context.js';
import { lockKnown } from './persons.js';
import { takeUnknown, unclaimed, type Open } from './unknown.repository.js';
import type { Vendors } from './vendors.js';

// Clocks of vendors differ from ours, and an attempt begins before the vendor stamps it.
const CLOCK_SLACK_MS = 120_000;

/** One tick: asks the vendors' lists about everything that is unknown. */
export async function settleUnknown(
  database: Database,
  context: DispatchContext,
  vendors: Vendors,
  tenant: number,
): Promise<void> {
  const { open, vendorOf } = await database.tx(tenant, (tx) => openAt(tx, context, vendors));
  for (const one of open) {
    const vendor = vendorOf(one);
    if (vendor === undefined) continue;
    try {
      const message = await find(database, tenant, vendor, one);
      if (message !== undefined)
        await database.tx(tenant, (tx) => settleSent(tx, context, one, vendor.name, message));
    } catch (error) {
      complain('settle', error);
    }
  }
}

/** Whom to ask is told by the vendor that it was handed to, though another be the first by now. */
async function openAt(tx: Tx, context: DispatchContext, vendors: Vendors) {
  const known = await vendors.all(tx);
  const firstOf = (channel: string) => known.find((one) => one.channel === channel);
  const vendorOf = ({ vendor, channel }: Pick<Open, 'vendor' | 'channel'>) =>
    vendor === null ? firstOf(channel) : known.find(({ name }) => name === vendor);
  const listed = known.filter((one) => one.accepted !== undefined).map(({ name }) => name);
  const channels = CHANNELS.filter((one) => listed.includes(firstOf(one)?.name ?? ''));
  return { open: await takeUnknown(tx, context, listed, channels), vendorOf };
}

/** The one message with our words to that address since the attempt that no contact claims yet. */
async function find(
  database: Database,
  tenant: number,
  vendor: Vendor,
  one: Open,
): Promise<AcceptedMessage | undefined> {
  const since = one.attempt_at.getTime() - CLOCK_SLACK_MS;
  const listed = (await vendor.accepted?.(one.address, since)) ?? [];
  const named = listed.find(({ attempt_id }) => attempt_id === one.attempt_id);
  if (named !== undefined) return named;
  const ours = listed.filter(
    ({ text, created_at, attempt_id }) =>
      attempt_id === undefined && text === one.text && created_at >= since,
  );
  if (ours.length === 0) return undefined;
  const free = await database.tx(tenant, (tx) => unclaimed(tx, vendor.name, one, ours));
  return free.toSorted((a, b) => a.created_at - b.created_at)[0];
}

async function settleSent(
  tx: Tx,
  context: DispatchContext,
  one: Open,
  vendor: string,
  message: AcceptedMessage,
): Promise<void> {
  const persons = await lockKnown(tx, context.keys, [one.person_id]);
  const moved = await tx.query(
    `update contact_state set status = 'sent', vendor = $3, vendor_message_id = $4, sent_at = $5, error_code = null, updated_at = $6
      where tenant = $1 and contact_id = $2 and status = 'unknown' and attempt_id = $7 returning 1`,
    [
      tx.tenant,
      one.contact_id,
      vendor,
      message.vendor_message_id,
      iso(message.created_at),
      iso(tx.at),
      one.attempt_id,
    ],
  );
  if (moved.length === 0) return;
  await context.evidence.write(tx, [
    {
      kind: 'send.accepted',
      subject: persons.get(one.person_id) ?? null,
      body: {
        attempt: one.attempt_id,
        contact: publicId('contact', one.contact_id),
        reconciled: true,
        vendor,
        ...(message.vendor_message_id === null
          ? {}
          : { vendor_message_id: message.vendor_message_id }),
      },
    },
  ]);
}

export interface Settlement {
  readonly left: boolean;
  readonly reason: string;
  readonly user_id: string;
}

/** A person's word on unknown outcomes, on record with each. Answers those that were in doubt until now. */
export async function settleByPerson(
  tx: Tx,
  context: DispatchContext,
  contactIds: readonly string[],
  { left, reason, user_id }: Settlement,
): Promise<string[]> {
  const debtors = await tx.query<{ person_id: string }>(
    'select person_id from contact_state where tenant = $1 and contact_id = any($2)',
    [tx.tenant, contactIds],
  );
  const persons = await lockKnown(
    tx,
    context.keys,
    debtors.map(({ person_id }) => person_id),
  );
  const moved = await tx.query<{ contact_id: string; person_id: string; attempt_id: string }>(
    `update contact_state set status = $3, slot = $4, sent_at = case $3 when 'sent' then attempt_at end, updated_at = $5
      where tenant = $1 and contact_id = any($2) and status = 'unknown' returning contact_id, person_id, attempt_id`,
    [tx.tenant, contactIds, left ? 'sent' : 'failed', left ? 'settled' : null, iso(tx.at)],
  );
  await context.evidence.write(
    tx,
    moved.map(({ contact_id, person_id, attempt_id }) => ({
      kind: left ? ('send.accepted' as const) : ('send.rejected' as const),
      subject: persons.get(person_id) ?? null,
      body: {
        attempt: attempt_id,
        contact: publicId('contact', contact_id),
        settled_by: publicId('user', user_id),
      },
      sec: { reason: { about: null, value: reason } },
    })),
  );
  return moved.map(({ contact_id }) => contact_id);
}
