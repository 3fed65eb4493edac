/** A message that Twilio received for us, once however often it is delivered. */
import type { Scribe } from '../portfolio/scribe.js';
import { takeMessage } from './inbound.message.js';
import { isNew } from './inbound.once.js';
import type { InboundForm } from './twilio.schema.js';

/** Answers who said stop. */
export async function takeInbound(scribe: Scribe, form: InboundForm): Promise<readonly string[]> {
  const { MessageSid: sid, From: from, To: to, Body: text, OptOutType: heard } = form;
  if (!(await isNew(scribe.tx, 'twilio', sid))) return [];
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
