/** SMS through Twilio's Messages API, with Twilio's own SDK. */
import twilio from 'twilio';
import type { AcceptedMessage, Outcome, Vendor } from '../channel.js';
import { Permit } from '../permit.js';

export interface TwilioOptions {
  readonly accountSid: string;
  readonly authToken: string;
  /** Another origin than Twilio's, such as a proxy; tests and the demo point it at a double. */
  readonly baseUrl: string | undefined;
  readonly timeoutMs: number;
  /** Where Twilio reports what became of a message. */
  readonly statusCallback: string | undefined;
  readonly name?: string;
}

export function twilioVendor(options: TwilioOptions): Vendor {
  const client = clientOf(options);
  return {
    name: options.name ?? 'twilio',
    channel: 'sms',
    async send(permit, now) {
      const { address, content, sender, deliver_until } = Permit.redeem(permit, 'sms', now);
      if (sender.sms_from === null) return { kind: 'refused', error_code: 'sender_has_no_number' };
      // A carrier may hold a message back; it must not arrive after the window has closed.
      const validityPeriod = Math.floor((deliver_until - now) / 1_000);
      if (validityPeriod < 1) return { kind: 'not_now', error_code: 'window_closing' };
      try {
        const { sid } = await client.messages.create({
          to: address,
          from: sender.sms_from,
          body: content.text,
          validityPeriod: Math.min(validityPeriod, 36_000),
          ...(options.statusCallback === undefined
            ? {}
            : { statusCallback: options.statusCallback }),
        });
        return { kind: 'accepted', vendor_message_id: sid };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    accepted: (address, sinceMs) => acceptedBy(client, address, sinceMs),
    close: () => {},
  };
}

/** Twilio's list is by day; one page of 1,000 a number is more than any cap allows. */
async function acceptedBy(
  client: twilio.Twilio,
  address: string,
  sinceMs: number,
): Promise<AcceptedMessage[]> {
  const list = await client.messages.list({
    to: address,
    dateSentAfter: new Date(sinceMs),
    limit: 1_000,
  });
  return list.map(({ sid, body, dateCreated }) => ({
    vendor_message_id: sid,
    text: body,
    created_at: dateCreated.getTime(),
  }));
}

// Twilio answered, so nothing left; these say that the same message may be taken later. The first two are
// about our account, and end no borrower's contact.
const LATER = new Set([401, 403, 429, 503]);

function outcomeOf(error: unknown): Outcome {
  const { status, code } = error as { status?: number; code?: number | string };
  if (typeof status !== 'number') {
    const refused = code === 'ECONNREFUSED' || code === 'ENOTFOUND';
    return {
      kind: refused ? 'technical' : 'unknown',
      error_code: `twilio_${String(code ?? 'error').toLowerCase()}`,
    };
  }
  const error_code = `twilio_${code ?? status}`;
  if (LATER.has(status)) return { kind: 'technical', error_code };
  return { kind: status >= 500 ? 'unknown' : 'refused', error_code };
}

function clientOf({ accountSid, authToken, baseUrl, timeoutMs }: TwilioOptions): twilio.Twilio {
  // Never retry by itself: a second POST may be a second message.
  const plain = { timeout: timeoutMs, autoRetry: false };
  const httpClient =
    baseUrl === undefined ? new twilio.RequestClient(plain) : new OriginClient(baseUrl, plain);
  return twilio(accountSid, authToken, { httpClient, autoRetry: false });
}

type RequestOptions = Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0];

class OriginClient extends twilio.RequestClient {
  constructor(
    private readonly origin: string,
    options: ConstructorParameters<typeof twilio.RequestClient>[0],
  ) {
    super(options);
  }

  override request<T>(options: RequestOptions) {
    const { pathname, search } = new URL(options.uri);
    return super.request<T>({
      ...options,
      uri: this.origin.replace(/\/$/, '') + pathname + search,
    } as never);
  }
}
