/**
 * Sends permitted contacts, once each: compare-and-set in a small chunk, the vendor calls, the outcomes.
 *
 * A process killed between the first and the last step leaves at most one chunk for each running slice,
 * and those show as `unknown`.
 */
import type { Gate } from '../evidence/log/gate.js';
import type { Database, Tx } from '../platform/database.js';
import type { Slice } from '../schedule/contact.queue.js';
import { complain } from '../platform/log.js';
import { holdBrakeShared } from '../schedule/pause.js';
import { noteAnswers } from './breaker.repository.js';
import type { Vendor } from './channel.js';
import type { DispatchContext } from './context.js';
import { leaseMs } from './in-flight.js';
import { holdLeavingShared } from './leaving.js';
import { lockPersonsOf } from './persons.js';
import { Permit } from './permit.js';
import { termsOf } from './permit-terms.js';
import { OPT_OUT_CODES } from './receipt.js';
import { endingDrafts, endSending, type Ending } from './ending.repository.js';
import {
  attemptDrafts,
  beginSending,
  giveBack,
  postpone,
  setAside,
  type Sending,
} from './sending.repository.js';
import { callVendor } from './vendor-call.js';
import { refusedAtVendor } from './vendor-opt-out.js';
import { routesOf } from './route.js';
import type { Vendors } from './vendors.js';

/** Times the number of send slices at once, this bounds what a kill leaves unknown. */
export const CHUNK = 64;

export interface Sender {
  readonly database: Database;
  readonly context: DispatchContext;
  readonly vendors: Vendors;
  readonly vendorTimeoutMs: number;
  /** Whether the process is to stop: what was not begun is given back. */
  readonly isStopped: () => boolean;
  /** How far the record of a decision must be. */
  readonly gate: Gate;
}

export async function sendSlice(sender: Sender, { tenant, contact_ids }: Slice): Promise<void> {
  let endings: Ending[] = [];
  for (let i = 0; i < contact_ids.length; i += CHUNK) {
    if (sender.isStopped()) {
      const rest = contact_ids.slice(i);
      await sender.database.tx(tenant, (tx) => giveBack(tx, rest));
      break;
    }
    endings = await sendChunk(sender, tenant, contact_ids.slice(i, i + CHUNK), endings);
  }
  await settle(sender, tenant, endings);
}

interface Ready {
  readonly sending: Sending;
  readonly vendor: Vendor;
  readonly isTroubled: boolean;
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
  const endings = await Promise.all(ready.map((one) => call(one, now())));
  try {
    await noteAnswers(sender.database, tenant, endings);
  } catch (error) {
    // How they ended is stored all the same.
    complain('send', error);
  }
  return endings;
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
  { context, vendors, vendorTimeoutMs, gate }: Sender,
  contactIds: readonly string[],
  before: readonly Ending[],
): Promise<Ready[]> {
  const persons = await lockPersonsOf(tx, context.keys, contactIds, personsIn(before));
  const lease = leaseMs(vendorTimeoutMs);
  // The brake first: whoever disables a vendor holds it alone.
  const [, stopping, routes] = await Promise.all([
    holdBrakeShared(tx),
    contactIds.length === 0 ? [] : holdLeavingShared(tx, [...persons.keys()]),
    routesOf(tx, vendors, contactIds, lease),
  ]);
  const leaving = await setAside(tx, contactIds, stopping);
  // Sent together: none waits for the answer to the one before.
  const [, sendings] = await Promise.all([
    endSending(tx, before, routes, tx.at),
    leaving.length === 0 ? [] : beginSending(tx, leaving, routes, tx.at, lease, gate),
    postpone(tx, leaving, routes.shut, tx.at),
  ]);
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
    vendor: routes.vendors.find(({ name }) => name === sending.vendor)!, // chosen from among them
    isTroubled: routes.troubled.has(sending.vendor),
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

async function call({ vendor, permit, ...one }: Ready, now: number): Promise<Ending> {
  return { ...one, outcome: await callVendor(vendor, permit, now) };
}
