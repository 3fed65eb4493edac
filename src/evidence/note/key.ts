/** Ed25519 keys of signed notes (c2sp.org/signed-note): their names, ids and text forms. */
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from '../leaf.js';

/** The types of keys: of a log, and of a witness. */
const ED25519 = 1;
export const COSIGNATURE = 4;
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** What checks a signature. `id` is in hex. */
export interface VerifierKey {
  readonly name: string;
  readonly id: string;
  readonly vkey: string;
  verify(text: string, signature: Buffer): boolean;
}

export interface SignerKey extends VerifierKey {
  readonly seed: Buffer;
  sign(text: string): Buffer;
}

export function signerKey(name: string, seed: Buffer): SignerKey {
  const secret = createPrivateKey({
    key: Buffer.concat([PKCS8, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  const open = createPublicKey(secret);
  const raw = open.export({ format: 'der', type: 'spki' }).subarray(-32);
  return {
    ...verifierOf(name, ED25519, raw, open),
    seed,
    sign: (text) => sign(null, Buffer.from(text), secret),
  };
}

/** Undefined for anything that is no vkey of this type. */
export function readVkey(text: string, type = ED25519): VerifierKey | undefined {
  const [, name = '', id, key = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = Buffer.from(key, 'base64');
  if (bytes.length !== 33 || bytes[0] !== type) return undefined;
  const raw = bytes.subarray(1);
  const open = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  const known = verifierOf(name, type, raw, open);
  return known.id === id ? known : undefined;
}

function verifierOf(name: string, type: number, raw: Buffer, open: KeyObject): VerifierKey {
  const typed = Buffer.concat([Buffer.from([type]), raw]);
  const id = sha256(Buffer.concat([Buffer.from(`${name}\n`), typed]))
    .subarray(0, 4)
    .toString('hex');
  return {
    name,
    id,
    vkey: `${name}+${id}+${typed.toString('base64')}`,
    verify: (text, signature) => verify(null, Buffer.from(text), open, signature),
  };
}
