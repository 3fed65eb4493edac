/**
 * A message that somebody sent to us, whoever carried it. A stop has acted when this returns; everything else
 * is kept and put before people: what the service says on its own would be a contact that nobody judged.
 */
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { endpointsAt } from '../portfolio/party.repository.js';
import { sameSender } from '../portfolio/sender.js';
import type { Scribe } from '../portfolio/scribe.js';
import { hear, wishIn } from './opt-out.js';
import { keepUnmatched } from './unmatched/keep.js';

export interface InboundMessage {
  /** Who carried it, such as `twilio`, and their name for it; together unique for ever. */
  readonly carrier: string;
  readonly message_id: string;
  readonly channel: 'sms' | 'email';
  readonly from: string;
  readonly to: string;
  readonly text: string;
  /** How a number without a country code is read. */
  readonly region?: string | undefined;
  /** The carrier has answered a stop already. */
  readonly answered?: boolean;
  /** What the carrier has heard in it. */
  readonly heard?: 'stop' | 'start' | 'help';
  /** The contact of ours that it answers, if the carrier knows. */
  readonly in_reply_to?: string | undefined;
  /** The endpoint to which we had written, whatever it was answered from. */
  readonly answers?: { readonly id: string; readonly party_id: string };
}

export interface HeardFrom {
  /** How many persons are known there; if none, it is kept all the same. */
  readonly known: number;
  /** Who said stop. */
  readonly stopped: readonly string[];
}

export async function takeMessage(scribe: Scribe, message: InboundMessage): Promise<HeardFrom> {
  const { tx, keys } = scribe;
  const { carrier, message_id, channel, from, text } = message;
  const wish = wishOf(message);
  const kind = channel === 'sms' ? 'phone' : 'email';
  const same = sameSender(kind, message.from, message.region, message.to);
  // Several people may share a telephone: a STOP from it concerns them all.
  const there = same === undefined ? [] : await endpointsAt(tx, keys, kind, same);
  const endpoints = there.some(({ id }) => id === message.answers?.id)
    ? there
    : [...there, ...(message.answers === undefined ? [] : [message.answers])];
  if (endpoints.length === 0) {
    await keepUnmatched(scribe, {
      body: { vendor: carrier, vendor_message_id: message_id },
      source: `${carrier}/${message_id}`,
      words: { from, text },
      channel,
      wish,
    });
    return { known: 0, stopped: [] };
  }
  const given_to = wish === 'start' ? await organisationAt(tx, message) : undefined;
  const stopped = await hear(
    scribe,
    endpoints.map(({ id, party_id }) => ({
      channel,
      endpoint_id: id,
      party_id,
      source: `${carrier}/${message_id}/${publicId('endpoint', id)}`,
      text,
      wish,
      answered: message.answered === true,
      asks_help: message.heard === 'help',
      ...(message.in_reply_to === undefined ? {} : { in_reply_to: message.in_reply_to }),
      ...(given_to === undefined ? {} : { given_to }),
    })),
  );
  return { known: endpoints.length, stopped };
}

/** A stop that either of us has heard is one. */
function wishOf({ text, heard }: InboundMessage): 'stop' | 'start' | null {
  const wish = wishIn(text);
  return wish === 'stop' || heard === undefined || heard === 'help' ? wish : heard;
}

async function organisationAt(
  tx: Tx,
  { channel, to }: InboundMessage,
): Promise<string | undefined> {
  const columns = channel === 'sms' ? 'sms_from = $2' : '(email_from = $2 or reply_to = $2)';
  const [row] = await tx.query<{ id: string }>(
    `select id from organisation where tenant = $1 and ${columns} order by id limit 1`,
    [tx.tenant, to],
  );
  return row && publicId('organisation', row.id);
}
