/**
 * Sends permitted contacts, once each: compare-and-set in a small chunk, the vendor calls, the outcomes.
 *
 * A process killed between the first and the last step leaves at most one chunk for each running slice,
 * and those show as `unknown`.
 */
import { lockPersons, type Person } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import type { Database, Tx } from '../platform/database.js';
import { complain } from '../platform/log.js';
import type { Slice } from '../schedule/contact.queue.js';
import type { Outcome } from './channel.js';
import type { DispatchContext } from './context.js';
import { hashOf } from './message.js';
import { optOutToken } from './opt-out-link.js';
import { Permit, PermitError, type PermitTerms } from './permit.js';
import {
  beginSending,
  endSending,
  recordAttempts,
  type Ending,
  type Sending,
} from './sending.repository.js';
import type { Vendors } from './vendors.js';

/** Times the number of send slices at once, this bounds what a kill leaves unknown. */
export const CHUNK = 32;
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
    return await sender.database.tx(tenant, async (tx) => {
      const ids = [...(await personsToLock(tx, contactIds)), ...personsIn(before)];
      const persons = await lockPersons(tx, sender.context.keys, ids);
      await endSending(tx, sender.context.evidence, before, persons, tx.at);
      return begin(tx, sender, contactIds, persons);
    });
  } catch (error) {
    // What has left must be known even when the next chunk cannot begin.
    await settle(sender, tenant, before);
    throw error;
  }
}

async function settle(sender: Sender, tenant: number, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return;
  await sender.database.tx(tenant, async (tx) => {
    const persons = await lockPersons(tx, sender.context.keys, personsIn(endings));
    await endSending(tx, sender.context.evidence, endings, persons, tx.at);
  });
}

function personsIn(endings: readonly Ending[]): string[] {
  return endings.map(({ sending }) => sending.person_id);
}

async function begin(
  tx: Tx,
  sender: Sender,
  contactIds: readonly string[],
  persons: ReadonlyMap<string, Person>,
): Promise<{ ready: Ready[]; at: number }> {
  const { context, vendors, vendorTimeoutMs } = sender;
  const lease = vendorTimeoutMs + LEASE_MARGIN_MS;
  const sendings = await beginSending(tx, contactIds, tx.at, lease);
  if (sendings.length === 0) return { ready: [], at: tx.at };
  const [terms] = await Promise.all([
    termsOf(tx, context, sendings, persons),
    recordAttempts(
      tx,
      context.evidence,
      sendings,
      persons,
      (channel) => vendors.for(channel)?.name ?? 'none',
    ),
  ]);
  const ready = sendings.map((sending, i) => ({ sending, permit: Permit.issue(terms[i]!) })); // termsOf keeps the order
  return { ready, at: tx.at };
}

async function personsToLock(tx: Tx, contactIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ person_id: string; party_id: string }>(
    `select person_id, party_id from contact_state where tenant = $1 and contact_id = any($2)`,
    [tx.tenant, contactIds],
  );
  return [...new Set(rows.flatMap(({ person_id, party_id }) => [person_id, party_id]))];
}

/** What leaves is read back from the evidence of the decision: nothing else can be sent. */
async function termsOf(
  tx: Tx,
  context: DispatchContext,
  sendings: readonly Sending[],
  persons: ReadonlyMap<string, Person>,
): Promise<PermitTerms[]> {
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
    const content = opened[i] as PermitTerms['content'];
    const endpoint = opened[sendings.length + i] as { address: string };
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
      opt_out_url: `${context.publicUrl}/v1/opt-out/${optOutToken(context.keys, tx.tenant, one.contact_id)}`,
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
