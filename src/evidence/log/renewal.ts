/**
 * What a restore means for the signer, whose key and memory lie outside the database.
 *
 * The lost installation may have signed more than the backup holds. If the same key went on from the backup, two
 * histories would carry its signature. So it goes on only if nothing can have been signed since and its memory
 * agrees with the log; else it is retired at the size of the backup, in a record of the log itself, and a new key
 * continues. Files of the old one are put aside, never deleted.
 */
import { existsSync, renameSync } from 'node:fs';
import type { Tx } from '../../platform/database.js';
import { iso } from '../../platform/clock.js';
import type { EvidenceLog } from '../record.js';
import { recall, remember } from './memory.js';
import { fileOf, heldKey, makeKey, renameOldFiles } from './key-store.js';
import type { StoredLog } from './stored-log.js';

/** Of a new key, in the record of it. */
export const RESTORED = 'restored from a backup';

export interface Signer {
  readonly folder: string;
  /** The name of the tenant's first log. */
  readonly log: string;
}

/** The size that the memory of the log's signer names; undefined if it has none. */
export async function rememberedNow(tx: Tx, signer: Signer): Promise<number | undefined> {
  const [state] = await tx.query<{ vkey: string }>('select vkey from log_state where tenant = $1', [
    tx.tenant,
  ]);
  if (state === undefined) return undefined;
  renameOldFiles(signer.folder, state.vkey);
  return rememberedSize(signer.folder, state.vkey);
}

function rememberedSize(folder: string, vkey: string): number | undefined {
  const file = fileOf(folder, vkey, 'signed');
  return existsSync(file) ? recall(file).size : undefined;
}

/** Whether the key at hand is the log's and its memory is of this very history. */
export function knowsLog({ folder }: Signer, stored: StoredLog): boolean {
  if (heldKey(folder, stored.vkey) === undefined) return false;
  const memory = recall(fileOf(folder, stored.vkey, 'signed'));
  return stored.rootAt(memory.size)?.equals(memory.root()) === true;
}

/** The last act of a restore before its commit: begun again after a crash, it only makes another key. */
export async function renewKey(
  tx: Tx,
  evidence: EvidenceLog,
  { folder }: Signer,
  { vkey, tree }: StoredLog,
): Promise<string> {
  const remembered = putAside(folder, vkey, tx.at);
  const next = makeKey(folder, vkey.split('+', 1)[0] ?? '').vkey;
  if (tree.size > 0) remember(fileOf(folder, next, 'signed'), tree);
  const [record] = await evidence.write(tx, [
    {
      kind: 'key.rotated',
      subject: null,
      body: {
        keys: [vkey, next],
        last: tree.size,
        reason: RESTORED,
        ...(remembered === undefined ? {} : { signed: remembered }),
      },
    },
  ]);
  await tx.query(
    `insert into log_key_retired (tenant, vkey, last, record_id, retired_at, no)
     values ($1, $2, $3, $4, $5, (select no from log_state where tenant = $1))`,
    [tx.tenant, vkey, tree.size, record, iso(tx.at)],
  );
  // A rotation that was under way ends with the key that it came from.
  await tx.query(
    `update log_state set vkey = $2, next_vkey = null, next_first = null, overlap_until = null, next_record = null
      where tenant = $1`,
    [tx.tenant, next],
  );
  return next;
}

export function putAside(folder: string, vkey: string, at: number): number | undefined {
  const remembered = rememberedSize(folder, vkey);
  for (const what of ['key', 'signed'] as const) {
    const file = fileOf(folder, vkey, what);
    if (existsSync(file)) renameSync(file, `${file}.until-${iso(at).replaceAll(':', '')}`);
  }
  return remembered;
}
