/**
 * Commitments: what a record says about a section of personal data without telling it.
 *
 * A plain hash of a rendered message could be guessed, and the hash of its ciphertext binds nothing,
 * because AES-GCM commits to no key. With 32 random bytes as the HMAC's key it does both.
 */
import { createHmac } from 'node:crypto';

export const BLINDING_BYTES = 32;

/** @param text the section's canonical form */
export function commitment(
  blinding: Buffer,
  recordId: string,
  section: string,
  text: Buffer | string,
): string {
  return createHmac('sha256', blinding)
    .update(`evlog/v1/commit\n${recordId}\n${section}\n`)
    .update(text)
    .digest('hex');
}
