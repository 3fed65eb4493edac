/** The doors that a bench's receipts go to, and how each is signed. */
import twilio from 'twilio';
import { newSecret, signedHeaders } from '../../platform/outgoing/signature.js';
import type { Api } from '../service-process.js';
import { posting } from './lines.js';

/** Not where it listens: behind a proxy vendors sign another address than ours. */
export const PUBLIC_URL = 'https://dunwell.example';
const TOKEN = 'secret-of-the-bench';
export const ACCOUNT = { account_sid: `AC${'0'.repeat(32)}`, auth_token: TOKEN };
const SECRET = newSecret();

export interface Door {
  /** Of the vendor, as its receipts name it. */
  readonly vendor: string;
  readonly path: string;
  readonly signed: (url: string, message: string, event: string) => Signed;
}

interface Signed {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export async function openDoors(api: Api, now: () => number): Promise<Record<string, Door>> {
  const added = async (kind: string, settings: Readonly<Record<string, string>>) => {
    const body = { label: kind, kind, channel: 'sms', settings };
    return String((await api.post('/v1/vendors', body))['id']);
  };
  const own = await added('twilio', ACCOUNT);
  const gateway = await added('http', { url: 'https://sms.example.com/messages', secret: SECRET });
  return {
    twilio: { vendor: 'twilio', path: '/v1/vendors/twilio/status', signed: byTwilio },
    twilio_of_tenant: { vendor: own, path: `/v1/vendors/${own}/twilio/status`, signed: byTwilio },
    gateway_of_tenant: {
      vendor: gateway,
      path: `/v1/vendors/${gateway}/receipts`,
      signed: (_, message_id, event) => {
        const body = JSON.stringify({ receipts: [{ message_id, event }] });
        const headers = signedHeaders({ id: `${message_id}-${event}`, at: now(), body }, [SECRET]);
        return { headers: { ...headers, 'content-type': 'application/json' }, body };
      },
    },
  };
}

/** As many fields as Twilio sends. */
function byTwilio(url: string, MessageSid: string, MessageStatus: string): Signed {
  const fields = {
    ApiVersion: '2010-04-01',
    AccountSid: ACCOUNT.account_sid,
    From: '+12125550100',
    To: '+12125550199',
    MessageSid,
    MessageStatus,
    SmsSid: MessageSid,
    SmsStatus: MessageStatus,
  };
  const signature = twilio.getExpectedTwilioSignature(TOKEN, url, fields);
  const type = 'application/x-www-form-urlencoded';
  return {
    headers: { 'content-type': type, 'x-twilio-signature': signature },
    body: new URLSearchParams(fields).toString(),
  };
}

export function requestOf(
  url: string,
  { path, signed }: Door,
  message: string,
  event: string,
): Buffer {
  const { headers, body } = signed(`${PUBLIC_URL}${path}`, message, event);
  return posting(new URL(path, url), headers, body);
}
