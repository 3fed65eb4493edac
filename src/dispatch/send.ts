/**
 * Sends permitted contacts, once each: compare-and-set in a small chunk, the vendor calls, the outcomes.
 *
 * A process killed between the first and the last step leaves at most one chunk for each running slice,
 * and those show as `unknown`.
 */
import type { Database, Tx } from '../platform/database.js';
import type { Slice } from '../schedule/contact.queue.js';
import type { Vendor } from './channel.js';
import type { DispatchContext } from './context.js';
import { lockPersonsOf } from './persons.js';
import { Permit } from './permit.js';
import { termsOf } from './permit-terms.js';
import { OPT_OUT_CODES } from './receipt.js';
import {
  attemptDrafts,
  beginSending,
  endingDrafts,
  endSending,
  type Ending,
  type Sending,
} from './sending.repository.js';
import { callVendor } from './vendor-call.js';
import { refusedAtVendor } from './vendor-opt-out.js';
import { NOWHERE, routesOf } from './route.js';
import type { Vendors } from './vendors.js';

/** Times the number of send slices at once, this bounds what a kill leaves unknown. */
export const CHUNK = 64;
// Longer than any vendor call may take; afterwards the sweeper calls it unknown.
const LEASE_MARGIN_MS = 10_000;

export interface Sender {
  readonly database: Database;
  readonly context: DispatchContext;
  readonly vendors: Vendors;
  readonly vendorTimeoutMs: number;
}

export async function sendSlice(sender: Sender, { tenant, contact_ids }: Slice): Promise<void> {
  let endings: Ending[] = [];
  for (let i = 0; i < contact_ids.length; i += CHUNK) {
    endings = await sendChunk(sender, tenant, contact_ids.slice(i, i + CHUNK), endings);
  }
  await settle(sender, tenant, endings);
}

interface Ready {
  readonly sending: Sending;
  readonly vendor: Vendor | undefined;
  readonly permit: Permit;
}

/** Stores how the chunk before ended, begins this one, both in one transaction; then the vendor calls. */
async function sendChunk(
  sender: Sender,
  tenant: number,
  contactIds: readonly string[],
  before: readonly Ending[],
): Promise<Ending[]> {
  const begun = performance.now();
  const { ready, at } = await step(sender, tenant, contactIds, before);
  const now = () => at + (performance.now() - begun);
  return Promise.all(ready.map((one) => call(one, now())));
}

async function step(
  sender: Sender,
  tenant: number,
  contactIds: readonly string[],
  before: readonly Ending[],
): Promise<{ ready: Ready[]; at: number }> {
  try {
    return await sender.database.tx(tenant, async (tx) => ({
      ready: await exchange(tx, sender, contactIds, before),
      at: tx.at,
    }));
  } catch (error) {
    // What has left must be known even when the next chunk cannot begin.
    await settle(sender, tenant, before);
    throw error;
  }
}

async function settle(sender: Sender, tenant: number, endings: readonly Ending[]): Promise<void> {
  if (endings.length > 0)
    await sender.database.tx(tenant, (tx) => exchange(tx, sender, [], endings));
}

/** Under the persons' locks: ends what was sent before, begins what comes next, and records both. */
async function exchange(
  tx: Tx,
  { context, vendors, vendorTimeoutMs }: Sender,
  contactIds: readonly string[],
  before: readonly Ending[],
): Promise<Ready[]> {
  const persons = await lockPersonsOf(tx, context.keys, contactIds, personsIn(before));
  const lease = vendorTimeoutMs + LEASE_MARGIN_MS;
  // Sent together: none waits for the answer to the one before.
  const [, routes] = await Promise.all([
    endSending(tx, before, tx.at),
    contactIds.length === 0 ? NOWHERE : routesOf(tx, vendors),
  ]);
  const sendings =
    contactIds.length === 0 ? [] : await beginSending(tx, contactIds, routes, tx.at, lease);
  const [terms] = await Promise.all([
    termsOf(tx, context, sendings, persons),
    context.evidence.write(tx, [
      ...endingDrafts(before, persons),
      ...attemptDrafts(sendings, persons),
    ]),
  ]);
  // Last: it writes about the same persons, whose chains must have been advanced.
  await refusedAtVendor(
    tx,
    context,
    before.filter(isOptOut).map(({ sending }) => sending),
  );
  return sendings.map((sending, i) => ({
    sending,
    vendor: routes.get(sending.channel),
    permit: Permit.issue(terms[i]!), // termsOf keeps the order
  }));
}

function personsIn(endings: readonly Ending[]): string[] {
  return endings.flatMap((one) =>
    isOptOut(one) ? [one.sending.person_id, one.sending.party_id] : [one.sending.person_id],
  );
}

function isOptOut({ outcome }: Ending): boolean {
  return 'error_code' in outcome && OPT_OUT_CODES.has(outcome.error_code);
}

async function call({ sending, vendor, permit }: Ready, now: number): Promise<Ending> {
  if (vendor === undefined)
    return { sending, outcome: { kind: 'not_now', error_code: 'no_vendor' } };
  return { sending, outcome: await callVendor(vendor, permit, now) };
}
