/**
 * How the vendor says no: its error object, and the codes for what this double can refuse.
 *
 * No refusal repeats a number or a text, so that none reaches a log by way of an error.
 */
import type { Misfit } from './twilio-contract.js';

/** An answer over HTTP: a status and a JSON body. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** Trouble that can be ordered for the next message. The last three give the caller no answer at all. */
export type TwilioFailure =
  | 'rate_limited'
  | 'server_error'
  | 'unsubscribed'
  | 'invalid_to'
  | 'dropped'
  | 'accepted_then_dropped'
  | 'accepted_then_silent';

export const unauthorized = refusal(401, 20003, 'Authenticate');
export const notFound = refusal(404, 20404, 'The requested resource was not found');
export const wrongMethod = refusal(405, 20004, 'Method not allowed');
export const wrongContentType = refusal(415, 20001, 'Content type must be form-urlencoded');

const ORDERED = {
  rate_limited: refusal(429, 20429, 'Too Many Requests'),
  server_error: refusal(500, 20500, 'An internal server error has occurred'),
  unsubscribed: refusal(400, 21610, 'Attempt to send to unsubscribed recipient'),
  invalid_to: refusal(400, 21211, "Invalid 'To' Phone Number"),
} as const;

/** What `kind` answers, or undefined if it leaves the caller without an answer. */
export function ordered(kind: TwilioFailure): Answer | undefined {
  return Object.entries(ORDERED).find(([name]) => name === kind)?.[1];
}

const CODES: Readonly<Record<string, readonly [code: number, message: string]>> = {
  'To missing': [21604, "A 'To' phone number is required"],
  'To invalid': [21211, "Invalid 'To' Phone Number"],
  'From missing': [21603, "A 'From' phone number is required"],
  'From invalid': [21212, "Invalid 'From' Phone Number"],
  'Body missing': [21602, 'Message body is required'],
  'Body invalid': [21602, 'Message body is required'],
  'Body too long': [21617, 'The concatenated message body exceeds the 1600 character limit'],
  'StatusCallback invalid': [21609, "Invalid 'StatusCallback' URL"],
};

/** The refusal of parameters that do not fit; it names the first, as the vendor does. */
export function unfit({ parameter, is }: Misfit): Answer {
  const [code, message] = CODES[`${parameter} ${is}`] ?? [
    is === 'unknown' ? 20001 : 20422,
    `Parameter '${parameter}' is ${is}`,
  ];
  return refusal(400, code, message);
}

function refusal(status: number, code: number, message: string): Answer {
  return {
    status,
    body: { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status },
  };
}
