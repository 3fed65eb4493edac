/** Signed checkpoints (c2sp.org/tlog-checkpoint), proofs in files (c2sp.org/tlog-proof), and hash lines. */
import type { SignerKey } from './key.js';

export interface TreeHead {
  readonly size: number;
  readonly root: Buffer;
}

/** Three lines, no extension. */
export function checkpointText(origin: string, { size, root }: TreeHead): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Ed25519 is deterministic: signed again after a crash, a note has the same bytes. */
export function signNote(text: string, keys: readonly SignerKey[]): string {
  return `${text}\n${keys.map((key) => signatureLine(text, key)).join('')}`;
}

function signatureLine(text: string, key: SignerKey): string {
  const signature = Buffer.concat([Buffer.from(key.id, 'hex'), key.sign(text)]);
  return `\u2014 ${key.name} ${signature.toString('base64')}\n`;
}

export function hashLines(hashes: readonly Buffer[]): string {
  return hashes.map((hash) => `${hash.toString('base64')}\n`).join('');
}

export function indexed(index: number, hashes: readonly Buffer[]): string {
  return `index ${index}\n${hashLines(hashes)}`;
}

export function tlogProof(index: number, hashes: readonly Buffer[], note: string): string {
  return `c2sp.org/tlog-proof@v1\n${indexed(index, hashes)}\n${note}`;
}

/** Of a note that this program wrote; its signatures are not looked at. */
export function readCheckpoint(note: string): TreeHead {
  const [, size = '', root = ''] = note.split('\n');
  return { size: Number(size), root: Buffer.from(root, 'base64') };
}

/**
 * What whoever keeps it needs, for one cell of a table: origin, size, root, and the signature of the log. It begins
 * with a letter, so no spreadsheet takes it for a formula, as it may a bare root.
 */
export function inOneLine(note: string): string {
  const [origin = '', size = '', root = '', , signature = ''] = note.split('\n');
  return `${origin} ${size} ${root} ${signature}`;
}
