/** The text of an API key, `dwk_<tenant>_<43 characters>`. */
import { newSecret, readSecret, type HeldSecret } from './secret-text.js';

export type ApiKey = HeldSecret;

/** A new key; `key` is shown once and kept nowhere. */
export function newApiKey(tenant: number): { key: string; hash: Buffer } {
  const { text, hash } = newSecret('dwk', tenant);
  return { key: text, hash };
}

/** Undefined for anything that does not look like a key. */
export function readApiKey(text: string): ApiKey | undefined {
  return readSecret('dwk', text);
}
