/**
 * Standard Webhooks, as the one who is called: HMAC-SHA256 over `id.timestamp.` and the very bytes that came,
 * because a mail need not be text. Pure: the clock and the secrets are given.
 */
import { timingSafeEqual } from 'node:crypto';
import { signatureOf } from '../platform/outgoing/signature.js';

export const TOLERANCE_MS = 5 * 60_000;

export interface SignedHeaders {
  readonly id: string;
  /** Milliseconds. */
  readonly at: number;
  readonly signatures: readonly Buffer[];
}

/** Undefined if a header is missing or cannot be one. */
export function readHeaders(get: (name: string) => string | undefined): SignedHeaders | undefined {
  const id = get('webhook-id') ?? '';
  const seconds = get('webhook-timestamp') ?? '';
  if (!/^[!-~]{1,128}$/.test(id) || id.includes('#') || !/^\d{1,12}$/.test(seconds))
    return undefined;
  const signatures = (get('webhook-signature') ?? '')
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'));
  return signatures.length === 0 ? undefined : { id, at: Number(seconds) * 1_000, signatures };
}

export function isTimely({ at }: SignedHeaders, now: number): boolean {
  return Math.abs(now - at) <= TOLERANCE_MS;
}

export function isSigned(
  { id, at, signatures }: SignedHeaders,
  body: Buffer,
  secret: string,
): boolean {
  const expected = signatureOf(secret, `${id}.${at / 1_000}.`, body);
  return signatures.some(
    (given) => given.length === expected.length && timingSafeEqual(given, expected),
  );
}
