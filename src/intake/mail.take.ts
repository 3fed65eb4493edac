/** A mail that came to us: a bounce is a receipt, an automatic answer is nothing, words are somebody's. */
import type { DispatchContext } from '../dispatch/context.js';
import { takeReceipts } from '../dispatch/receipts.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Delivery, Taking } from './inbound.door.js';
import { takeMessage } from './inbound.message.js';
import { readMail, type Bounce, type Mail } from './mail.read.js';
import { decoded } from './mail.text.js';

// As much of a mail that cannot be read as a person could make use of.
const KEPT_BYTES = 65_536;

export async function takeMail(context: DispatchContext, delivery: Delivery): Promise<Taking> {
  const mail = await readMail(delivery.body);
  if (mail.kind === 'automatic') return { status: 'ignored' };
  if (mail.kind === 'bounce') return takeBounce(context, delivery, mail.reports);
  if (mail.kind === 'reply') return takeReply(delivery, mail);
  await keepUnreadable(delivery);
  return { status: 'unreadable' };
}

async function takeBounce(
  context: DispatchContext,
  { scribe }: Delivery,
  reports: readonly Bounce[],
): Promise<Taking> {
  await takeReceipts(
    scribe.tx,
    context,
    reports.map(({ message_id: vendor_message_id, event, error_code }) => ({
      vendor: 'smtp',
      vendor_message_id,
      event,
      error_code,
    })),
  );
  return { status: 'taken' };
}

async function takeReply(
  { scribe, source, message_id }: Delivery,
  { from, to, text, answers }: Extract<Mail, { kind: 'reply' }>,
): Promise<Taking> {
  const { known, stopped } = await takeMessage(scribe, {
    carrier: `inbound#${source.id}`,
    message_id,
    channel: 'email',
    from,
    to,
    text,
    ...(await contactAnswered(scribe.tx, answers)),
  });
  return { status: known > 0 ? 'taken' : 'unknown_sender', stopped };
}

async function keepUnreadable({ scribe, name, body }: Delivery): Promise<void> {
  const value = decoded(body.subarray(0, KEPT_BYTES)).replaceAll('\0', '');
  await scribe.evidence.write(scribe.tx, [
    {
      kind: 'inbound',
      subject: null,
      body: { source: name, unreadable: true },
      sec: { message: { about: null, value } },
    },
  ]);
}

/** A reply from another mailbox still speaks of the endpoint that our mail went to. */
async function contactAnswered(tx: Tx, answers: readonly string[]) {
  if (answers.length === 0) return {};
  const [row] = await tx.query<{ id: string; endpoint_id: string; party_id: string }>(
    `select c.id, c.endpoint_id, c.party_id
       from unnest($2::text[]) with ordinality a (message, place)
       join contact_state s on s.tenant = $1 and s.vendor = 'smtp' and s.vendor_message_id = a.message
       join contact c on c.tenant = s.tenant and c.id = s.contact_id
      order by a.place limit 1`,
    [tx.tenant, answers],
  );
  if (row === undefined) return {};
  const endpoint = { id: row.endpoint_id, party_id: row.party_id };
  return { in_reply_to: publicId('contact', row.id), answers: endpoint };
}
