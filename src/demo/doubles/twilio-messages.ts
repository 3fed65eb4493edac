/**
 * The messages that the double has accepted, in the vendor's words, and pages of them.
 */
import { randomBytes } from 'node:crypto';

export type MessageStatus = 'queued' | 'sent' | 'delivered' | 'undelivered' | 'failed';

/** The vendor's message resource. Dates are RFC 2822, to the second. */
export interface TwilioMessage {
  readonly sid: string;
  readonly account_sid: string;
  readonly api_version: string;
  readonly to: string;
  readonly from: string | null;
  readonly messaging_service_sid: string | null;
  readonly body: string;
  readonly direction: 'outbound-api';
  readonly num_media: string;
  readonly num_segments: string;
  readonly date_created: string;
  readonly price: null;
  readonly price_unit: string;
  readonly uri: string;
  readonly subresource_uris: Readonly<Record<string, string>>;
  status: MessageStatus;
  date_sent: string | null;
  date_updated: string;
  error_code: number | null;
  error_message: string | null;
}

type Form = Readonly<Record<string, string | undefined>>;

/** A message as it stands right after the vendor took it: queued, no price yet. */
export function accepted(account: string, form: Form, now: Date): TwilioMessage {
  const sid = `SM${randomBytes(16).toString('hex')}`;
  const uri = `/2010-04-01/Accounts/${account}/Messages/${sid}`;
  const body = form['Body'] ?? '';
  return {
    sid,
    account_sid: account,
    api_version: '2010-04-01',
    to: form['To'] ?? '',
    from: form['From'] ?? null,
    messaging_service_sid: form['MessagingServiceSid'] ?? null,
    body,
    direction: 'outbound-api',
    num_media: '0',
    num_segments: String(segments(body)),
    date_created: rfc2822(now),
    date_updated: rfc2822(now),
    date_sent: null,
    price: null,
    price_unit: 'USD',
    status: 'queued',
    error_code: null,
    error_message: null,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}

/** Moves a message on, as the vendor does before it posts a status callback. */
export function progress(
  message: TwilioMessage,
  status: MessageStatus,
  now: Date,
  error?: number,
): void {
  Object.assign(message, {
    status,
    date_updated: rfc2822(now),
    date_sent: message.date_sent ?? rfc2822(now),
    error_code: error ?? null,
  });
}

/** One page of the list, newest first, filtered as the query says. */
export function page(
  messages: readonly TwilioMessage[],
  query: URLSearchParams,
  path: string,
): object {
  const size = Number(query.get('PageSize') ?? 50);
  const index = Number(query.get('Page') ?? 0);
  const found = messages.filter((message) => isMatch(message, query)).toReversed();
  const start = index * size;
  const here = found.slice(start, start + size);
  return {
    messages: here,
    page: index,
    page_size: size,
    start,
    end: start + Math.max(here.length - 1, 0),
    uri: pageUri(path, query, index),
    first_page_uri: pageUri(path, query, 0),
    previous_page_uri: index === 0 ? null : pageUri(path, query, index - 1),
    next_page_uri: found.length > start + size ? pageUri(path, query, index + 1) : null,
  };
}

function isMatch(message: TwilioMessage, query: URLSearchParams): boolean {
  const sent = new Date(message.date_sent ?? message.date_created).getTime();
  const [to, from, since, until, on] = ['To', 'From', 'DateSent>', 'DateSent<', 'DateSent'].map(
    (name) => query.get(name) ?? undefined,
  );
  return (
    (to === undefined || message.to === to) &&
    (from === undefined || message.from === from) &&
    (since === undefined || sent >= Date.parse(since)) &&
    (until === undefined || sent <= Date.parse(until)) &&
    (on === undefined || new Date(sent).toISOString().startsWith(on.slice(0, 10)))
  );
}

function pageUri(path: string, query: URLSearchParams, index: number): string {
  const next = new URLSearchParams(query);
  next.set('Page', String(index));
  return `${path}?${next.toString()}`;
}

function rfc2822(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000');
}

// GSM 03.38: one septet each in the first set, two in the second; anything else makes the text UCS-2.
const GSM =
  /^[\n\r !"#$%&'()*+,\-./0-9:;<=>?@A-Z_a-z¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΔΓΛΩΠΨΣΘΞ^{}\\[~\]|€]*$/;

/** How many short messages a text takes on the air. */
export function segments(text: string): number {
  const [length, single, joined] = GSM.test(text)
    ? [text.length + (text.match(/[\^{}\\[~\]|€]/g) ?? []).length, 160, 153]
    : [text.length, 70, 67];
  return length <= single ? 1 : Math.ceil(length / joined);
}
