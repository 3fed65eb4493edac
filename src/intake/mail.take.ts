/** A mail that came to us: a bounce is a receipt, an automatic answer is nothing, words are somebody's. */
import type { DispatchContext } from '../dispatch/context.js';
import type { Receipt } from '../dispatch/receipt.js';
import { takeReceipts } from '../dispatch/receipts.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Delivery, Taking } from './inbound.door.js';
import { takeMessage } from './inbound.message.js';
import { HOUSE_MAIL, mailsNamed, type SentMail } from './mail.named.js';
import { readMail, type Bounce, type Mail } from './mail.read.js';
import { decoded } from './mail.text.js';
import { keepUnmatched } from './unmatched/keep.js';

// As much of a mail that cannot be read as a person could make use of.
const KEPT_BYTES = 65_536;

export async function takeMail(context: DispatchContext, delivery: Delivery): Promise<Taking> {
  const mail = await readMail(delivery.body);
  if (mail.kind === 'automatic') return { status: 'ignored' };
  if (mail.kind === 'bounce') return takeBounce(context, delivery, mail);
  if (mail.kind === 'reply') return takeReply(delivery, mail);
  await keepUnreadable(delivery);
  return { status: 'unreadable' };
}

async function takeBounce(
  context: DispatchContext,
  { scribe }: Delivery,
  { addresses, reports }: Extract<Mail, { kind: 'bounce' }>,
): Promise<Taking> {
  const messages = reports.flatMap(({ message_id }) => message_id ?? []);
  const mailNamed = await mailsNamed(scribe.tx, addresses, messages);
  const receipts = reports.flatMap((report) => receiptOf(report, mailNamed(report.message_id)));
  await takeReceipts(scribe.tx, context, receipts);
  return { status: 'taken' };
}

/** What is not known yet waits for its send under the name that it quotes. */
function receiptOf(
  { message_id, event, error_code }: Bounce,
  sent: SentMail | undefined,
): Receipt[] {
  if (sent === undefined)
    return message_id === null
      ? []
      : [{ vendor: HOUSE_MAIL, vendor_message_id: message_id, event, error_code }];
  const { vendor, contact_id, attempt_id } = sent;
  const vendor_message_id = sent.vendor_message_id ?? message_id ?? attempt_id;
  return [{ vendor, vendor_message_id, event, error_code, reference: { contact_id, attempt_id } }];
}

async function takeReply(
  { scribe, source, message_id }: Delivery,
  reply: Extract<Mail, { kind: 'reply' }>,
): Promise<Taking> {
  const { from, to, text } = reply;
  const { known, stopped } = await takeMessage(scribe, {
    carrier: `inbound#${source.id}`,
    message_id,
    channel: 'email',
    from,
    to,
    text,
    ...(await contactAnswered(scribe.tx, reply)),
  });
  return { status: known > 0 ? 'taken' : 'unknown_sender', stopped };
}

async function keepUnreadable({ scribe, name, body }: Delivery): Promise<void> {
  await keepUnmatched(scribe, {
    body: { source: name, unreadable: true },
    channel: 'email',
    source: name,
    words: decoded(body.subarray(0, KEPT_BYTES)).replaceAll('\0', ''),
    wish: null,
  });
}

/** A reply from another mailbox still speaks of the endpoint that our mail went to. */
async function contactAnswered(
  tx: Tx,
  { addresses, answers }: Pick<Extract<Mail, { kind: 'reply' }>, 'addresses' | 'answers'>,
) {
  const mailNamed = await mailsNamed(tx, addresses, answers);
  const sent = mailNamed(null) ?? answers.flatMap((message) => mailNamed(message) ?? []).at(0);
  if (sent === undefined) return {};
  const endpoint = { id: sent.endpoint_id, party_id: sent.party_id };
  return { in_reply_to: publicId('contact', sent.contact_id), answers: endpoint };
}
