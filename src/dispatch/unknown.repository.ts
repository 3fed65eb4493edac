/** What is unknown and may be asked about, and who else could claim what a vendor's list shows. */
import { readPersons } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import type { AcceptedMessage } from './channel.js';
import type { DispatchContext } from './context.js';

type Unknown = {
  contact_id: string;
  person_id: string;
  party_id: string;
  attempt_id: string;
  attempt_at: Date;
  decision_id: string;
  channel: string;
  /** Null if it began before vendors were noted. */
  vendor: string | null;
  text_hash: Buffer;
};

export interface Open extends Unknown {
  readonly address: string;
  readonly text: string;
}

const AT_ONCE = 200;
const AGAIN_SECONDS = 15;

/**
 * Those whose turn it is to be asked about, at most `AT_ONCE`. Each comes again after a quarter of its
 * age, so that what will never be known neither costs a request at every tick nor stands before the rest.
 *
 * @param vendors those that keep a list which we can read
 * @param channels whose first vendor does: what began before vendors were noted was theirs
 */
export async function takeUnknown(
  tx: Tx,
  context: DispatchContext,
  vendors: readonly string[],
  channels: readonly string[],
): Promise<Open[]> {
  const rows = await tx.query<Unknown>(
    `update contact_state s
        set due_at = $2::timestamptz + greatest(make_interval(secs => $4), ($2 - s.attempt_at) / 4)
       from (select contact_id from contact_state
              where tenant = $1 and status = 'unknown' and slot is not null and due_at <= $2
                and (vendor = any($6) or vendor is null and channel = any($3))
              order by due_at limit $5 for update skip locked) turn
      where s.tenant = $1 and s.contact_id = turn.contact_id
      returning s.contact_id, s.person_id, s.party_id, s.attempt_id, s.attempt_at, s.decision_id, s.channel,
                s.vendor, s.text_hash`,
    [tx.tenant, iso(tx.at), channels, AGAIN_SECONDS, AT_ONCE, vendors],
  );
  const partyIds = rows.map((row) => row.party_id);
  const persons = await readPersons(tx, context.keys, partyIds);
  const section = (name: string) =>
    openSections(
      tx,
      context.keys,
      rows.map(({ decision_id, party_id }) => ({
        record_id: decision_id,
        section: name,
        person: persons.get(party_id) ?? null,
      })),
    );
  const [contents, endpoints] = await Promise.all([section('content'), section('endpoint')]);
  return rows.flatMap((row, i) => {
    const content = contents[i] as { text: string } | undefined;
    const endpoint = endpoints[i] as { address: string } | undefined;
    return content && endpoint ? [{ ...row, text: content.text, address: endpoint.address }] : [];
  });
}

/**
 * Messages that are nobody's yet, and not more likely another contact's: a message belongs to the last
 * attempt before it with the same words to the same party.
 */
export async function unclaimed(
  tx: Tx,
  vendor: string,
  one: Open,
  messages: readonly AcceptedMessage[],
): Promise<AcceptedMessage[]> {
  const [taken, rivals] = await Promise.all([
    tx.query<{ vendor_message_id: string }>(
      'select vendor_message_id from contact_state where tenant = $1 and vendor = $2 and vendor_message_id = any($3)',
      [tx.tenant, vendor, messages.map((message) => message.vendor_message_id)],
    ),
    tx.query<{ attempt_at: Date }>(
      `select s.attempt_at from contact c join contact_state s on s.tenant = $1 and s.contact_id = c.id
        where c.tenant = $1 and c.party_id = $2 and s.slot is not null and s.status in ('sending', 'unknown')
          and s.text_hash = $3 and s.attempt_at > $4`,
      [tx.tenant, one.party_id, one.text_hash, iso(one.attempt_at.getTime())],
    ),
  ]);
  const ids = new Set<string | null>(taken.map((row) => row.vendor_message_id));
  return messages.filter(
    ({ created_at, vendor_message_id }) =>
      !ids.has(vendor_message_id) &&
      !rivals.some(({ attempt_at }) => attempt_at.getTime() <= created_at + STAMP_MS),
  );
}

// The vendor stamps whole seconds, downwards.
const STAMP_MS = 1_000;
