/**
 * What the vendor posts to us: replies of borrowers and reports on messages, signed as it signs them.
 */
import { randomBytes } from 'node:crypto';
import twilio from 'twilio';
import { FORM } from './twilio-contract.js';
import type { TwilioMessage } from './twilio-messages.js';

// A service that hangs must not hold up the vendor, nor a test.
const PATIENCE_MS = 5_000;

/** The account whose token signs. */
export interface Account {
  readonly account_sid: string;
  readonly auth_token: string;
}

/** An inbound text message: `from` is the borrower's number, `to` is ours. */
export interface Reply {
  readonly from: string;
  readonly to: string;
  readonly body: string;
}

export interface SignedPost {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A reply as the vendor would post it to `url`; made but not sent, so that a test may spoil it first. */
export function signedInbound(
  account: Account,
  { from, to, body, url, more = {} }: Reply & { url: string; more?: Record<string, string> },
): SignedPost {
  const sid = `SM${randomBytes(16).toString('hex')}`;
  return signed(account, url, {
    MessageSid: sid,
    SmsMessageSid: sid,
    SmsSid: sid,
    SmsStatus: 'received',
    From: from,
    To: to,
    Body: body,
    NumMedia: '0',
    NumSegments: '1',
    ...more,
  });
}

/** The report on where `message` stands now. */
export function signedReport(account: Account, message: TwilioMessage, url: string): SignedPost {
  return signed(account, url, {
    MessageSid: message.sid,
    SmsSid: message.sid,
    MessageStatus: message.status,
    SmsStatus: message.status,
    To: message.to,
    ...(message.from !== null && { From: message.from }),
    ...(message.messaging_service_sid !== null && {
      MessagingServiceSid: message.messaging_service_sid,
    }),
    ...(message.error_code !== null && { ErrorCode: String(message.error_code) }),
  });
}

/** Posts and tells the HTTP status; undefined if nobody answered in time. */
export async function post(
  { url, headers, body }: SignedPost,
  patienceMs = PATIENCE_MS,
): Promise<number | undefined> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const response = await fetch(url, { method: 'POST', headers, body, signal });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return undefined;
  }
}

function signed(account: Account, url: string, given: Record<string, string>): SignedPost {
  const parameters = { ...given, AccountSid: account.account_sid, ApiVersion: '2010-04-01' };
  return {
    url,
    headers: {
      'content-type': FORM,
      'x-twilio-signature': twilio.getExpectedTwilioSignature(account.auth_token, url, parameters),
    },
    body: new URLSearchParams(parameters).toString(),
  };
}
