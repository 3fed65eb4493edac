/**
 * The text of an API key: `dwk_<tenant>_<43 characters>`, of which the last part has 256 random bits.
 *
 * Only its SHA-256 is stored. A plain hash is enough, because nobody can guess 256 bits.
 */
import { createHash, randomBytes } from 'node:crypto';

const FORM = /^dwk_([1-9]\d{0,8})_([A-Za-z0-9_-]{43})$/;

export interface ApiKey {
  readonly tenant: number;
  readonly hash: Buffer;
}

/** A new key; `key` is shown once and kept nowhere. */
export function newApiKey(tenant: number): { key: string; hash: Buffer } {
  const secret = randomBytes(32).toString('base64url');
  return { key: `dwk_${tenant}_${secret}`, hash: hashOf(secret) };
}

/** Undefined for anything that does not look like a key. */
export function readApiKey(text: string): ApiKey | undefined {
  const match = FORM.exec(text);
  if (match === null) return undefined;
  const [, tenant = '', secret = ''] = match;
  return { tenant: Number(tenant), hash: hashOf(secret) };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
