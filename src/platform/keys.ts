/**
 * The installation's master key and what is derived from it, and sealing with AES-256-GCM.
 *
 * Deliberately left out: key management services.
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { KeyRing } from './key-ring.js';

export class UnreadableError extends Error {
  override name = 'UnreadableError';
}

/** A few megabytes; the persons of an hour's peak come back within seconds. */
const UNWRAPPED_MAX = 20_000;

/** Nonce, data key, tag. */
const FIRST_WRAPPED_BYTES = 12 + 32 + 16;
/** The number of the epoch, before the same. */
const HEAD_BYTES = 4;

export class Keys {
  readonly fingerprint: string;
  /** What wraps the data keys of persons. */
  readonly ring: KeyRing;
  readonly #index: Buffer;
  readonly #request: Buffer;
  readonly #link: Buffer;
  readonly #installation: Buffer;
  readonly #unwrapped = new Map<string, { readonly wrapped: Buffer; readonly dek: Buffer }>();

  /** @param folder of the key-encryption keys beyond the first */
  constructor(master: Buffer, folder?: string) {
    const derive = (use: string) => Buffer.from(hkdfSync('sha256', master, 'dunwell', use, 32));
    this.fingerprint = createHash('sha256')
      .update(derive('fingerprint'))
      .digest('hex')
      .slice(0, 32);
    this.ring = new KeyRing(folder, derive('kek-salt'), derive('kek/1'));
    this.#index = derive('blind-index');
    this.#request = derive('request-hash');
    this.#link = derive('public-link');
    this.#installation = derive('installation');
  }

  /** A new data key for a person, and how it is stored: wrapped by the key-encryption key of an epoch. */
  newDataKey(tag: string, epoch: number): { dek: Buffer; wrapped: Buffer } {
    const dek = randomBytes(32);
    return { dek, wrapped: this.#wrap(dek, tag, epoch) };
  }

  /** The same data key under the key of another epoch. */
  rewrap(wrapped: Buffer, tag: string, epoch: number): Buffer {
    return this.#wrap(this.#opened(wrapped, tag), tag, epoch);
  }

  /** One is asked for several times within seconds; only a caller who still has the row can ask. */
  unwrap(wrapped: Buffer, tag: string): Buffer {
    const known = this.#unwrapped.get(tag);
    if (known?.wrapped.equals(wrapped) === true) return known.dek;
    const dek = this.#opened(wrapped, tag);
    if (this.#unwrapped.size >= UNWRAPPED_MAX) this.#unwrapped.clear();
    this.#unwrapped.set(tag, { wrapped: Buffer.from(wrapped), dek });
    return dek;
  }

  /** The first epoch is not written into what it wraps: it was the only one. */
  #wrap(dek: Buffer, tag: string, epoch: number): Buffer {
    const key = this.ring.key(epoch);
    if (epoch === 1) return seal(key, `dek/${tag}`, dek);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32BE(epoch);
    return Buffer.concat([head, seal(key, `dek/${epoch}/${tag}`, dek)]);
  }

  #opened(wrapped: Buffer, tag: string): Buffer {
    if (wrapped.length === FIRST_WRAPPED_BYTES)
      return open(this.ring.key(1), `dek/${tag}`, wrapped);
    const epoch = wrapped.length < HEAD_BYTES ? 0 : wrapped.readUInt32BE();
    return open(this.ring.key(epoch), `dek/${epoch}/${tag}`, wrapped.subarray(HEAD_BYTES));
  }

  /** Finds a person by phone or e-mail without the database knowing either. */
  blindIndex(kind: string, normalised: string): Buffer {
    return createHmac('sha256', this.#index).update(`${kind}\n${normalised}`).digest();
  }

  /** Tells whether two requests are the same; keyed, because requests hold personal data. */
  requestHash(canonical: string): Buffer {
    return createHmac('sha256', this.#request).update(canonical).digest();
  }

  /**
   * Signs what a public link says, such as the one-click opt-out of a mail. In hex: letters at random now
   * and then spell a word that the guard does not let out.
   */
  signLink(text: string): string {
    return createHmac('sha256', this.#link).update(text).digest('hex');
  }

  /** For what belongs to nobody in particular, such as a stored answer. */
  sealForInstallation(use: string, plain: Buffer): Buffer {
    return seal(this.#installation, use, plain);
  }

  openForInstallation(use: string, sealed: Buffer): Buffer {
    return open(this.#installation, use, sealed);
  }
}

/** AES-256-GCM as nonce (12) || ciphertext || tag (16); `use` binds the text to its place. */
export function seal(key: Buffer, use: string, plain: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(use));
  const body = cipher.update(plain);
  cipher.final();
  return Buffer.concat([nonce, body, cipher.getAuthTag()]);
}

export function open(key: Buffer, use: string, sealed: Buffer): Buffer {
  if (sealed.length < 28) throw new UnreadableError('a sealed value is too short');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(Buffer.from(use));
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  const plain = decipher.update(sealed.subarray(12, sealed.length - 16));
  try {
    decipher.final();
  } catch (cause) {
    throw new UnreadableError('a sealed value was changed, or belongs to another place or key', {
      cause,
    });
  }
  return plain;
}
