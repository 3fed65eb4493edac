/** A message that Twilio received for us, once however often it is delivered. */
import type { Scribe } from '../portfolio/scribe.js';
import { takeMessage } from './inbound.message.js';
import { isNew } from './inbound.once.js';
import type { InboundForm } from './twilio.schema.js';

/** Twilio knows words that we do not, such as those that an account has added. */
const WISHES = new Map<string, 'stop' | 'start' | 'help'>([
  ['STOP', 'stop'],
  ['START', 'start'],
  ['HELP', 'help'],
]);

/** Answers who said stop. */
export async function takeInbound(scribe: Scribe, form: InboundForm): Promise<readonly string[]> {
  const { MessageSid: sid, From: from, To: to, Body: text, OptOutType: heard } = form;
  const wish = WISHES.get(heard?.toUpperCase() ?? '');
  if (!(await isNew(scribe.tx, 'twilio', sid))) return [];
  const { stopped } = await takeMessage(scribe, {
    carrier: 'twilio',
    message_id: sid,
    channel: 'sms',
    from,
    to,
    text,
    answered: heard !== undefined,
    ...(wish === undefined ? {} : { heard: wish }),
  });
  return stopped;
}
