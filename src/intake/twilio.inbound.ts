/**
 * A message that somebody sent to us, once however often it is delivered.
 *
 * Stop words act; HELP, like everything else, is kept and answered by people: what the service says on its
 * own would be a contact that nobody judged.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { endpointsAt } from '../portfolio/party.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { hear, wishIn } from './opt-out.js';
import type { InboundForm } from './twilio.schema.js';

export async function takeInbound(scribe: Scribe, form: InboundForm): Promise<void> {
  const { tx, keys } = scribe;
  const { MessageSid: sid, From: from, To: to, Body: text } = form;
  if (!(await isNew(tx, sid))) return;
  // Several people may share a telephone: a STOP from it concerns them all.
  const endpoints = await endpointsAt(tx, keys, 'phone', from);
  if (endpoints.length === 0) return keep(scribe, sid, { from, text });
  const wish = wishIn(text);
  const given_to = wish === 'start' ? await organisationAt(tx, to) : undefined;
  await hear(
    scribe,
    endpoints.map(({ id, party_id }) => ({
      channel: 'sms',
      endpoint_id: id,
      party_id,
      source: `twilio/${sid}/${publicId('endpoint', id)}`,
      text,
      wish,
      ...(given_to === undefined ? {} : { given_to }),
    })),
  );
}

/** A repetition that arrives at the same moment waits here for the first. */
async function isNew(tx: Tx, sid: string): Promise<boolean> {
  const stored = await tx.query(
    `insert into receipt (tenant, id, vendor, vendor_message_id, event, received_at)
     values ($1, $2, 'twilio', $3, 'received', $4) on conflict do nothing returning 1`,
    [tx.tenant, uuid7(tx.at), sid, iso(tx.at)],
  );
  return stored.length > 0;
}

async function organisationAt(tx: Tx, number: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    'select id from organisation where tenant = $1 and sms_from = $2 order by id limit 1',
    [tx.tenant, number],
  );
  return row && publicId('organisation', row.id);
}

/** From nobody we know: kept all the same, readable only here. */
async function keep({ tx, evidence }: Scribe, sid: string, value: { from: string; text: string }) {
  await evidence.write(tx, [
    {
      kind: 'inbound',
      subject: null,
      body: { vendor: 'twilio', vendor_message_id: sid },
      sec: { message: { about: null, value } },
    },
  ]);
}
