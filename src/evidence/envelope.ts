/**
 * Envelopes: a section's blinding and value, sealed under the key of the person it is about.
 *
 * The place of a section is part of what is sealed, so an envelope opens nowhere else.
 */
import { createCipheriv } from 'node:crypto';
import { written, type CanonicalValue } from './canonical.js';
import { BLINDING_BYTES, commitment } from './commitment.js';
import { open, type Keys } from '../platform/keys.js';

/** Whose data key seals; null is the installation's own. */
export type Sealer = { readonly tag: string; readonly dek: Buffer } | null;

export interface Place {
  readonly log: string;
  readonly recordId: string;
  readonly section: string;
}

/** What opens a commitment. `r` is in hex. */
export interface Opening {
  readonly r: string;
  readonly value: CanonicalValue;
}

/** Random bytes for one record after another. */
export type Noise = (size: number) => Buffer;

const NONCE_BYTES = 12;
export const NOISE_PER_SECTION = BLINDING_BYTES + NONCE_BYTES;

/** @param name what `value` is called in an error */
export function sealSection(
  keys: Keys,
  place: Place,
  about: Sealer,
  value: unknown,
  noise: Noise,
  name: string,
): { commitment: string; sealed: Buffer } {
  const blinding = noise(BLINDING_BYTES);
  const before = `{"r":"${blinding.toString('hex')}","value":`;
  return written(before, value, '}', name, (plain) => {
    const text = plain.subarray(before.length, plain.length - 1);
    const sealed =
      about === null
        ? keys.sealForInstallation(boundTo(place, ''), plain)
        : encrypt(about.dek, noise(NONCE_BYTES), boundTo(place, about.tag), plain);
    return { commitment: commitment(blinding, place.recordId, place.section, text), sealed };
  });
}

export function openSection(keys: Keys, place: Place, about: Sealer, sealed: Buffer): Opening {
  const opening: Opening = JSON.parse(openText(keys, place, about, sealed));
  return opening;
}

/** The opening as its JSON, for those who hand it on unread. */
export function openText(keys: Keys, place: Place, about: Sealer, sealed: Buffer): string {
  const plain =
    about === null
      ? keys.openForInstallation(boundTo(place, ''), sealed)
      : open(about.dek, boundTo(place, about.tag), sealed);
  return plain.toString();
}

function boundTo({ log, recordId, section }: Place, tag: string): string {
  return `${log}\n${recordId}\n${section}\n${tag}`;
}

/** As `seal` of the platform does it, but with a nonce from a batch of random bytes. */
function encrypt(key: Buffer, nonce: Buffer, use: string, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(use));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}
