/** A message that Twilio received for us, once however often it is delivered. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import type { Scribe } from '../portfolio/scribe.js';
import { takeMessage } from './inbound.message.js';
import type { InboundForm } from './twilio.schema.js';

/** Answers who said stop. */
export async function takeInbound(scribe: Scribe, form: InboundForm): Promise<readonly string[]> {
  const { MessageSid: sid, From: from, To: to, Body: text, OptOutType: heard } = form;
  if (!(await isNew(scribe.tx, sid))) return [];
  const { stopped } = await takeMessage(scribe, {
    carrier: 'twilio',
    message_id: sid,
    channel: 'sms',
    from,
    to,
    text,
    answered: heard !== undefined,
  });
  return stopped;
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
