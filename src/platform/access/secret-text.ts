/**
 * Secrets that we make and hand out: `<prefix>_<tenant>_<43 characters>`, of which the last part has 256 random bits.
 *
 * Only its SHA-256 is stored. A plain hash is enough, because nobody can guess 256 bits.
 */
import { createHash, randomBytes } from 'node:crypto';

/** An API key, the token of a session, and what an invitation's link carries. */
export type SecretPrefix = 'dwk' | 'dws' | 'dwi';

export interface HeldSecret {
  readonly tenant: number;
  readonly hash: Buffer;
}

/** A new one; `text` is shown once and kept nowhere. */
export function newSecret(prefix: SecretPrefix, tenant: number): { text: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { text: `${prefix}_${tenant}_${secret}`, hash: hashOf(secret) };
}

/** Undefined for anything that does not look like one. */
export function readSecret(prefix: SecretPrefix, text: string): HeldSecret | undefined {
  const match = /^([a-z]{3})_([1-9]\d{0,8})_([A-Za-z0-9_-]{43})$/.exec(text);
  if (match === null || match[1] !== prefix) return undefined;
  const [, , tenant = '', secret = ''] = match;
  return { tenant: Number(tenant), hash: hashOf(secret) };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
