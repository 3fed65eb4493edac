/**
 * The third stage: the signer hashes the entries themselves and signs only what extends what it signed last.
 *
 * An entry that was edited after it was hashed, and a database that lost what was signed, are refused: the
 * log stops instead of being signed. One signer at a time works in a folder.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Database, Tx } from '../../platform/database.js';
import { withLock } from '../../platform/lock.mjs';
import { leafHash } from '../leaf.js';
import { checkpointText, signNote } from '../note/checkpoint.js';
import { signerKey, type SignerKey } from '../note/key.js';
import type { Stack } from '../tree/stack.js';
import { recall, remember } from './memory.js';

export class SignerError extends Error {
  override name = 'SignerError';
}

const PAGE = 2_048;

/** The key of a log that is to be opened, or that this folder holds. */
export function keyOf(folder: string, log: string): SignerKey {
  const file = fileOf(folder, log, 'key');
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // wx: two that start at once must not replace each other's key.
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  }
  return signerKey(log, Buffer.from(readFileSync(file, 'utf8').trim(), 'base64'));
}

export function fileOf(folder: string, log: string, what: string): string {
  return path.join(folder, `${log.replace('/', '_')}.${what}`);
}

/** Signs the log as far as it is integrated; answers the size that is sealed. */
export async function seal(
  database: Database,
  tenant: number,
  folder: string,
  log: string,
): Promise<number> {
  const key = keyOf(folder, log);
  return withLock(fileOf(folder, log, 'lock'), () =>
    database.tx(tenant, (tx) => sealOnce(tx, fileOf(folder, log, 'signed'), key)),
  );
}

async function sealOnce(tx: Tx, file: string, key: SignerKey): Promise<number> {
  const [state] = await tx.query<{ vkey: string; size: string; root: Buffer }>(
    'select vkey, size, root from log_state where tenant = $1',
    [tx.tenant],
  );
  if (state?.vkey !== key.vkey)
    throw new SignerError(`the log was opened by another key than \`${key.vkey}\``);
  const stack = recall(file);
  const signed = stack.size;
  const size = Number(state.size);
  if (size < signed)
    throw new SignerError(
      `the log has ${size} records, and ${signed} were signed: it was set back`,
    );
  await extend(tx, stack, size);
  if (!stack.root().equals(state.root))
    throw new SignerError(`the entries below ${size} are not those that were hashed or signed`);
  const note = signNote(checkpointText(key.name, { size, root: stack.root() }), [key]);
  if (size > signed) remember(file, stack);
  // After a crash in between the same note is made again.
  await tx.query(
    'insert into checkpoint (tenant, size, note) values ($1, $2, $3) on conflict do nothing',
    [tx.tenant, size, note],
  );
  return size;
}

async function extend(tx: Tx, stack: Stack, size: number): Promise<void> {
  while (stack.size < size) {
    const rows = await tx.query<{ entry: Buffer }>(
      `select r.entry from log l join record r on r.tenant = l.tenant and r.id = l.record_id
        where l.tenant = $1 and l.idx >= $2 and l.idx < $3 order by l.idx`,
      [tx.tenant, stack.size, Math.min(size, stack.size + PAGE)],
    );
    if (rows.length === 0) throw new SignerError(`the entry of \`${stack.size}\` is missing`);
    for (const { entry } of rows) stack.append(leafHash(entry));
  }
}
