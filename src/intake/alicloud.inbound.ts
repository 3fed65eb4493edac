/** A reply that Alibaba Cloud received for us, once however often it is pushed. */
import type { Scribe } from '../portfolio/scribe.js';
import type { SmsReply } from './alicloud.schema.js';
import { takeMessage } from './inbound.message.js';
import { isNew } from './inbound.once.js';

/** Answers who said stop. */
export async function takeReply(
  scribe: Scribe,
  vendor: string,
  { phone_number: from, content: text, dest_code: to, sequence_id, send_time }: SmsReply,
): Promise<readonly string[]> {
  // Nobody promises that its numbers are never used again, and a stop must not be taken for an older message.
  const said = scribe.keys.requestHash(JSON.stringify([from, to, text, send_time]));
  const message_id = `${sequence_id}.${said.toString('hex').slice(0, 32)}`;
  if (!(await isNew(scribe.tx, vendor, message_id))) return [];
  const { stopped } = await takeMessage(scribe, {
    // No caller can take this source: `#` is not allowed in theirs.
    carrier: `alicloud#${vendor}`,
    message_id,
    channel: 'sms',
    from,
    to,
    text,
    region: 'CN',
  });
  return stopped;
}
