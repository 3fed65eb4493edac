/**
 * What a restore means for a log that was closed and waits for its last signature.
 *
 * Its end is fixed: a signature of its key can only be of this very tree. So the key stays if it is at hand; else the
 * log that follows would wait for it for ever, and a new key signs the end and nothing else. A record of that next log
 * names both.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import type { EvidenceLog } from '../record.js';
import { fileOf, heldKey, makeKey } from './key-store.js';
import { unsealedLogs, type OneLog } from './logs.js';
import { recall, remember } from './memory.js';
import { putAside, RESTORED, type Signer } from './renewal.js';
import { sealedSize } from './sealer.js';
import type { StoredLog } from './stored-log.js';

/** Sizes that memories of such logs name. */
export async function rememberedEnds(tx: Tx, { folder }: Signer): Promise<number[]> {
  const logs = await unsealedLogs(tx);
  return logs.map(({ vkey }) => recall(fileOf(folder, vkey, 'signed')).size);
}

/** @param tx of the owner, who alone may touch what is only ever added to */
export async function renewEnds(
  tx: Tx,
  evidence: EvidenceLog,
  { folder }: Signer,
  closed: readonly StoredLog[],
): Promise<void> {
  for (const log of await unsealedLogs(tx)) {
    const stored = closed.find(({ vkey }) => vkey === log.vkey);
    if (stored === undefined) throw new Error(`nobody has read \`${log.name}\``);
    if (await isKnown(tx, folder, log, stored)) continue;
    putAside(folder, log.vkey, tx.at);
    const next = makeKey(folder, log.name).vkey;
    remember(fileOf(folder, next, 'signed'), stored.tree);
    await record(tx, evidence, log, { next, last: stored.tree.size });
  }
}

/** Whether its keys are at hand, and the memory is of this history and no older than what was signed. */
async function isKnown(
  tx: Tx,
  folder: string,
  { vkey, next_vkey, base }: OneLog,
  stored: StoredLog,
): Promise<boolean> {
  if ([vkey, next_vkey ?? vkey].some((key) => heldKey(folder, key) === undefined)) return false;
  const memory = recall(fileOf(folder, vkey, 'signed'));
  if (memory.size < (await sealedSize(tx)) - base) return false;
  return stored.rootAt(memory.size)?.equals(memory.root()) === true;
}

async function record(
  tx: Tx,
  evidence: EvidenceLog,
  { name, no, vkey }: OneLog,
  { next, last }: { next: string; last: number },
): Promise<void> {
  const body = { keys: [vkey, next], last, log: name, reason: RESTORED };
  const [id] = await evidence.write(tx, [{ kind: 'key.rotated', subject: null, body }]);
  await tx.query(
    `insert into log_key_retired (tenant, vkey, last, record_id, retired_at, no) values ($1, $2, $3, $4, $5, $6)`,
    [tx.tenant, vkey, last, id, iso(tx.at), no],
  );
  // Undone in this transaction, so nobody sees the guard of history down.
  await tx.query('alter table closed_log disable trigger user');
  await tx.query(
    'update closed_log set vkey = $3, next_vkey = null, next_first = null where tenant = $1 and no = $2',
    [tx.tenant, no, next],
  );
  await tx.query('alter table closed_log enable trigger user');
}
