/**
 * The second factor: TOTP (RFC 6238), six digits every 30 seconds, a step of tolerance to both sides; and recovery
 * codes for whoever loses the device. No code is taken twice: that is a compare-and-set on the last step.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const PERIOD_MS = 30_000;
const CODES = 10;

function totp(secret: Secret, label = ''): TOTP {
  return new TOTP({ issuer: 'Dunwell', label, secret, algorithm: 'SHA1', digits: 6, period: 30 });
}

/** 160 bits, as RFC 4226 recommends. */
export function newTotpSecret(): Buffer {
  return randomBytes(20);
}

/** For an authenticator: as text to type, and as an address for its camera. */
export function offered(bytes: Buffer, label: string): { secret: string; uri: string } {
  const secret = secretOf(bytes);
  return { secret: secret.base32, uri: totp(secret, label).toString() };
}

/** The step that a code belongs to; undefined: it is wrong, too old or too early. */
export function stepOf(bytes: Buffer, code: string, at: number): number | undefined {
  const token = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const off = totp(secretOf(bytes)).validate({ token, timestamp: at, window: 1 });
  return off === null ? undefined : Math.floor(at / PERIOD_MS) + off;
}

function secretOf(bytes: Buffer): Secret {
  return new Secret({ buffer: new Uint8Array(bytes).buffer });
}

/** Ten of 80 bits each, written as `abcd-efgh-ijkl-mnop`. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: CODES }, () =>
    (new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.match(/.{4}/g) ?? [])
      .join('-')
      .toLowerCase(),
  );
}

/** A plain hash is enough: nobody can guess 80 bits. */
export function recoveryHash(code: string): Buffer | undefined {
  const plain = code.replaceAll(/[\s-]/g, '').toLowerCase();
  return /^[a-z2-7]{16}$/.test(plain) ? createHash('sha256').update(plain).digest() : undefined;
}
