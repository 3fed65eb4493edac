/**
 * Another process takes the signer over, from a copy of its folder.
 *
 * A copy is believed only if nothing was signed after it was made and the log still holds, entry by entry, what it
 * remembers. The first signer, should it come back, finds that its memory is older than what was signed.
 */
import type { Tx } from '../../platform/database.js';
import { lockName } from '../../platform/named-lock.js';
import { Stack } from '../tree/stack.js';
import { beginGrowth } from './begin.js';
import { logState, type LogState } from './due.js';
import { copyErased } from './erased-memory.js';
import type { LogHouse } from './growth.js';
import { unsealedLogs } from './logs.js';
import { fileOf, heldKey, keepKey } from './key-store.js';
import { copyMemory, recall } from './memory.js';
import { sealedSize } from './sealer.js';
import { extend, SignerError } from './signer.js';

export interface Adoption {
  readonly key: string;
  /** What the copy remembers. */
  readonly size: number;
}

export async function adopt(
  tx: Tx,
  house: LogHouse,
  { from, folder }: { from: string; folder: string },
): Promise<Adoption> {
  const state = await logState(tx, 'for update');
  if (state === undefined) throw new SignerError('this tenant has no log yet');
  await lockName(tx, `signer of ${state.vkey}`);
  const memory = await verified(tx, state, from);
  const own = recall(fileOf(folder, state.vkey, 'signed')).size;
  if (own > memory.size)
    throw new SignerError(
      `\`${folder}\` remembers ${own} records, and the copy only ${memory.size}`,
    );
  const root = memory.root().toString('hex');
  const growth = await beginGrowth(tx, house, state);
  const body = {
    action: 'adopted',
    key: state.vkey,
    root,
    setting: 'evidence.signer',
    size: memory.size,
  };
  await growth.record('config.changed', body);
  await growth.store();
  copyErased(from, folder, state.vkey);
  // A log that was closed may still wait for its last signature.
  for (const log of await unsealedLogs(tx)) copySigner(from, folder, log.vkey, keysOf(log));
  copySigner(from, folder, state.vkey, keysOf(state));
  return { key: state.vkey, size: memory.size };
}

/** The key last: with it this folder signs. */
function copySigner(from: string, folder: string, opened: string, keys: readonly string[]): void {
  copyMemory(fileOf(from, opened, 'signed'), fileOf(folder, opened, 'signed'));
  for (const vkey of keys) {
    const key = heldKey(from, vkey);
    if (key === undefined)
      throw new SignerError(`\`${from}\` does not hold the key \`${vkey}\` of this log`);
    keepKey(folder, key);
  }
}

function keysOf({ vkey, next_vkey }: Pick<LogState, 'vkey' | 'next_vkey'>): string[] {
  return next_vkey === null ? [vkey] : [vkey, next_vkey];
}

async function verified(tx: Tx, state: LogState, from: string): Promise<Stack> {
  for (const vkey of keysOf(state))
    if (heldKey(from, vkey) === undefined)
      throw new SignerError(`\`${from}\` does not hold the key \`${vkey}\` of this log`);
  const memory = recall(fileOf(from, state.vkey, 'signed'));
  const sealed = (await sealedSize(tx)) - state.base;
  if (memory.size < sealed)
    throw new SignerError(
      `the copy remembers ${memory.size} records, and ${sealed} were signed: take a newer one`,
    );
  if (memory.size > state.size)
    throw new SignerError(
      `the log has ${state.size} records, and ${memory.size} were signed: it was set back`,
    );
  const tree = new Stack();
  await extend(tx, tree, { base: state.base, size: memory.size });
  if (tree.root().equals(memory.root())) return memory;
  throw new SignerError(`the entries below ${memory.size} are not those that the copy remembers`);
}
