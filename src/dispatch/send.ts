/**
 * Sends permitted contacts, once each: compare-and-set in a small chunk, the vendor calls, the outcomes.
 *
 * A process killed between the first and the last step leaves at most one chunk for each running slice,
 * and those show as `unknown`.
 */
import type { Person } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import type { Database, Tx } from '../platform/database.js';
import { complain } from '../platform/log.js';
import type { Slice } from '../schedule/contact.queue.js';
import type { Outcome } from './channel.js';
import type { DispatchContext } from './context.js';
import { hashOf } from './message.js';
import { optOutToken } from './opt-out-link.js';
import { lockPersonsOf } from './persons.js';
import { Permit, PermitError, type PermitTerms } from './permit.js';
import { OPT_OUT_CODES } from './receipt.js';
import {
  attemptDrafts,
  beginSending,
  endingDrafts,
  endSending,
  type Ending,
  type Sending,
} from './sending.repository.js';
import { refusedAtVendor } from './vendor-opt-out.js';
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
  return Promise.all(ready.map((one) => call(sender, one, now())));
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
  const [, sendings] = await Promise.all([
    endSending(tx, before, tx.at),
    contactIds.length === 0 ? [] : beginSending(tx, contactIds, tx.at, lease),
  ]);
  const vendorOf = (channel: string) => vendors.for(channel)?.name ?? 'none';
  const [terms] = await Promise.all([
    termsOf(tx, context, sendings, persons),
    context.evidence.write(tx, [
      ...endingDrafts(before, persons),
      ...attemptDrafts(sendings, persons, vendorOf),
    ]),
  ]);
  // Last: it writes about the same persons, whose chains must have been advanced.
  await refusedAtVendor(
    tx,
    context,
    before.filter(isOptOut).map(({ sending }) => sending),
  );
  return sendings.map((sending, i) => ({ sending, permit: Permit.issue(terms[i]!) })); // termsOf keeps the order
}

function personsIn(endings: readonly Ending[]): string[] {
  return endings.flatMap((one) =>
    isOptOut(one) ? [one.sending.person_id, one.sending.party_id] : [one.sending.person_id],
  );
}

function isOptOut({ outcome }: Ending): boolean {
  return 'error_code' in outcome && OPT_OUT_CODES.has(outcome.error_code);
}

/** What leaves is read back from the evidence of the decision: nothing else can be sent. */
async function termsOf(
  tx: Tx,
  context: DispatchContext,
  sendings: readonly Sending[],
  persons: ReadonlyMap<string, Person>,
): Promise<PermitTerms[]> {
  if (sendings.length === 0) return [];
  const wanted = (section: string) =>
    sendings.map((one) => ({
      record_id: one.decision_id,
      section,
      person: persons.get(one.party_id) ?? null,
    }));
  const [opened, senders] = await Promise.all([
    openSections(tx, context.keys, [...wanted('content'), ...wanted('endpoint')]),
    tx.query<PermitTerms['sender'] & { id: string }>(
      'select id, name, sms_from, email_from, reply_to from organisation where tenant = $1 and id = any($2)',
      [tx.tenant, sendings.map((one) => one.sender_id)],
    ),
  ]);
  const senderOf = new Map(senders.map((row) => [row.id, row]));
  return sendings.map((one, i) => {
    const content = opened[i] as PermitTerms['content'] | undefined;
    const endpoint = opened[sendings.length + i] as { address: string } | undefined;
    if (content === undefined || endpoint === undefined) {
      throw new PermitError('the words or the address were erased since: nothing is sent');
    }
    if (!hashOf(one.channel, content).equals(one.text_hash)) {
      throw new PermitError(
        'the text in the evidence is not the text that was judged: nothing is sent',
      );
    }
    return {
      tenant: tx.tenant,
      contact_id: one.contact_id,
      attempt_id: one.attempt_id,
      channel: one.channel,
      address: endpoint.address,
      content,
      text_hash: one.text_hash,
      sender: senderOf.get(one.sender_id)!, // a foreign key of its contact
      opt_out_url:
        one.channel === 'email'
          ? `${context.publicUrl}/v1/opt-out/${optOutToken(context.keys, tx.tenant, one.contact_id)}`
          : null,
      expires_at: one.permit_until.getTime(),
      deliver_until: one.deliver_until.getTime(),
    };
  });
}

async function call(sender: Sender, { sending, permit }: Ready, now: number): Promise<Ending> {
  const vendor = sender.vendors.for(sending.channel);
  if (vendor === undefined)
    return { sending, vendor: 'none', outcome: { kind: 'not_now', error_code: 'no_vendor' } };
  return { sending, vendor: vendor.name, outcome: await safely(() => vendor.send(permit, now)) };
}

async function safely(send: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await send();
  } catch (error) {
    // A permit that was refused never reached the vendor; anything else may have.
    if (error instanceof PermitError) return { kind: 'not_now', error_code: 'permit_expired' };
    complain('send', error);
    return { kind: 'unknown', error_code: 'adapter_failed' };
  }
}
