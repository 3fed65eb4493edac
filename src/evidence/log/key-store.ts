/**
 * The signer's folder: the keys of its logs, what it signed last, and the lock of whoever signs.
 *
 * Files carry the id of the log's first key, because two databases may call their logs alike. Only the
 * signer reads keys.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { syncFolder, writeDurably } from '../../platform/durably.js';
import { signerKey, type SignerKey } from '../note/key.js';

export class KeyStoreError extends Error {
  override name = 'KeyStoreError';
}

/** A new key on the disk. No other file has its name, as its name is made of it. */
export function makeKey(folder: string, log: string): SignerKey {
  const key = signerKey(log, randomBytes(32));
  keepKey(folder, key);
  return key;
}

export function keepKey(folder: string, key: SignerKey): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = fileOf(folder, key.vkey, 'key');
  if (existsSync(file)) return;
  writeDurably(file, 'wx', `${key.seed.toString('base64')}\n`);
  syncFolder(folder);
}

/** Every look of a sealer asks for its keys, and to make one of its bytes takes longer than the rest of an idle look. */
const known = new Map<string, { key: SignerKey; ino: number; changed: number }>();

/** Undefined if this folder does not hold it: then another signer does. */
export function heldKey(folder: string, vkey: string): SignerKey | undefined {
  const file = fileOf(folder, vkey, 'key');
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const last = known.get(file);
  if (last?.ino === found.ino && last.changed === found.ctimeMs) return last.key;
  const [name = ''] = vkey.split('+');
  const key = signerKey(name, Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
  if (key.vkey !== vkey)
    throw new KeyStoreError(`\`${file}\` does not hold the key \`${vkey}\`: restore it`);
  known.set(file, { key, ino: found.ino, changed: found.ctimeMs });
  return key;
}

/** @param vkey the key the log was opened with, except for `key` itself */
export function fileOf(folder: string, vkey: string, what: 'key' | 'signed' | 'lock'): string {
  const [name = '', id = ''] = vkey.split('+');
  return path.join(folder, `${name.replace('/', '_')}_${id}.${what}`);
}

/** The first release named the files by the log alone. */
export function renameOldFiles(folder: string, vkey: string): void {
  const [name = ''] = vkey.split('+');
  const old = path.join(folder, name.replace('/', '_'));
  if (!existsSync(`${old}.key`)) return;
  const key = signerKey(name, Buffer.from(readFileSync(`${old}.key`, 'utf8').trim(), 'base64'));
  if (key.vkey !== vkey) return;
  // The memory first: a key without its memory would refuse, and be asked for again.
  if (existsSync(`${old}.signed`)) renameSync(`${old}.signed`, fileOf(folder, vkey, 'signed'));
  renameSync(`${old}.key`, fileOf(folder, vkey, 'key'));
  syncFolder(folder);
}
