/**
 * The one confirmation of an opt-out that came as a message: a contact like any other, which the guard lets
 * pass once, within five minutes. A click needs none: its page says so.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Problem } from '../platform/problem.js';
import { lockAll, type Scribe } from '../portfolio/scribe.js';
import { addContacts } from './contacts.add.js';

export const TEMPLATE = 'opt-out-confirmation';
// Later it would be a contact that nobody allows (47 CFR 64.1200(a)(12)).
const CONFIRM_MS = 5 * 60_000;

export interface Stopped {
  readonly channel: 'sms' | 'email';
  readonly party_id: string;
  readonly endpoint_id: string;
  /** The message that said it. */
  readonly event_id: string;
}

/** @param stopped all from one message: several people may share the address, and it gets one answer */
export async function confirmStop(scribe: Scribe, stopped: readonly Stopped[]): Promise<void> {
  const { tx } = scribe;
  const last = await lastContact(tx, stopped);
  const one = stopped.find(({ endpoint_id }) => endpoint_id === last?.endpoint_id);
  // Whoever was never written to from here has nobody to be answered by.
  if (last === undefined || one === undefined) return;
  const event = publicId('event', one.event_id);
  const [outcome] = await addContacts(
    scribe,
    [
      {
        // No caller can take this id: `#` is not allowed in theirs.
        external_id: `confirm#${event}`,
        sender: publicId('organisation', last.sender_id),
        purpose: 'opt_out_confirmation',
        channel: one.channel,
        debt: publicId('debt', last.debt_id),
        to: {
          party: publicId('party', one.party_id),
          endpoint: publicId('endpoint', one.endpoint_id),
        },
        template: TEMPLATE,
        not_after: iso(tx.at + CONFIRM_MS),
        in_reply_to: event,
      },
    ],
    null,
  );
  if (outcome?.status === 'error') await recordUnconfirmed(scribe, one, outcome.problem);
}

/** Such as where the tenant has no such template: nothing is confirmed, and the stop stands all the same. */
async function recordUnconfirmed(
  scribe: Scribe,
  { event_id, party_id }: Stopped,
  { code, errors }: Problem,
): Promise<void> {
  const subject = (await lockAll(scribe, [party_id])).get(party_id) ?? null;
  const body = {
    confirmation: 'refused',
    event: publicId('event', event_id),
    party: publicId('party', party_id),
    reason: code,
    template: TEMPLATE,
  };
  const why = errors.map(({ detail }) => detail).join('; ');
  await scribe.evidence.write(scribe.tx, [
    { kind: 'fact.recorded', subject, body, sec: { why: { about: subject, value: why } } },
  ]);
}

type Last = { endpoint_id: string; sender_id: string; debt_id: string };

async function lastContact(tx: Tx, stopped: readonly Stopped[]): Promise<Last | undefined> {
  const [row] = await tx.query<Last>(
    `select endpoint_id, sender_id, debt_id from contact
      where tenant = $1 and party_id = any($2) and endpoint_id = any($3) and channel = $4
      order by id desc limit 1`,
    [
      tx.tenant,
      stopped.map(({ party_id }) => party_id),
      stopped.map(({ endpoint_id }) => endpoint_id),
      stopped[0]?.channel,
    ],
  );
  return row;
}
