/**
 * The log as it is stored, read from its first entry to its last: every entry is the one that was hashed, every
 * record has its place or waits for one, and the tree over them is the one whose head was kept and signed. Logs that
 * were closed are held to the heads that were kept of them.
 */
import type { Tx } from '../../platform/database.js';
import { leafHash } from '../leaf.js';
import { checkpointText, type TreeHead } from '../note/checkpoint.js';
import { readVkey } from '../note/key.js';
import { logKeysOf, type RangedKey } from '../pack/keys.js';
import { Stack } from '../tree/stack.js';
import { logsOf, type OneLog } from './logs.js';

export class StoredLogError extends Error {
  override name = 'StoredLogError';
}

export interface StoredLog {
  readonly vkey: string;
  readonly tree: Stack;
  /** The root that it had at a size that was asked for. */
  rootAt(size: number): Buffer | undefined;
}

export interface NewestLog extends StoredLog {
  /** Those that were closed, oldest first. */
  readonly earlier: readonly StoredLog[];
}

const PAGE = 2_048;

/**
 * Undefined if the tenant has no log yet; its records are checked all the same.
 *
 * @param sizes at which the root is wanted
 */
export async function checkStoredLog(
  tx: Tx,
  sizes: readonly number[] = [],
): Promise<NewestLog | undefined> {
  let found = await checkWaiting(tx);
  const all: StoredLog[] = [];
  for (const log of await logsOf(tx)) {
    const one = await checkOne(tx, log, sizes);
    all.push(one);
    found += one.tree.size;
  }
  await checkComplete(tx, found);
  const last = all.pop();
  return last && { ...last, earlier: all };
}

async function checkOne(tx: Tx, log: OneLog, sizes: readonly number[]): Promise<StoredLog> {
  const [head] = await tx.query<{ size: string; root: Buffer }>(
    `select size, root from log_state where tenant = $1 and no = $2
     union all select size, root from closed_log where tenant = $1 and no = $2`,
    [tx.tenant, log.no],
  );
  const newest = await newestNote(tx, log);
  const roots = new Map(sizes.map((size) => [size, undefined as Buffer | undefined]));
  if (newest !== undefined) roots.set(newest.size, undefined);
  const tree = await treeOf(tx, log, roots);
  if (tree.size !== Number(head?.size) || !tree.root().equals(head?.root ?? tree.pack()))
    throw new StoredLogError(`the tree over the entries is not the one whose head was kept`);
  if (newest !== undefined) checkNote(newest.note, await logKeysOf(tx), newest.size, roots);
  return { vkey: log.vkey, tree, rootAt: (size) => roots.get(size) };
}

async function newestNote(tx: Tx, { base, closedAt }: OneLog) {
  const [row] = await tx.query<{ size: string; note: string }>(
    `select size - $2 as size, note from checkpoint
      where tenant = $1 and size > $2 and ($3::bigint is null or size <= $2 + $3) order by size desc limit 1`,
    [tx.tenant, base, closedAt],
  );
  return row && { note: row.note, size: Number(row.size) };
}

async function treeOf(
  tx: Tx,
  { base, closedAt }: OneLog,
  roots: Map<number, Buffer | undefined>,
): Promise<Stack> {
  const tree = new Stack();
  const note = () => {
    if (roots.has(tree.size)) roots.set(tree.size, tree.root());
  };
  note();
  for (;;) {
    const rows = await tx.query<{ idx: string; entry: Buffer; leaf: Buffer; placed: Buffer }>(
      `select l.idx, r.entry, r.leaf, l.leaf as placed
         from log l join record r on r.tenant = l.tenant and r.id = l.record_id
        where l.tenant = $1 and l.idx >= $2 and l.idx < $4 order by l.idx limit $3`,
      [tx.tenant, base + tree.size, PAGE, base + (closedAt ?? Number.MAX_SAFE_INTEGER - base)],
    );
    if (rows.length === 0) return tree;
    for (const { idx, entry, leaf, placed } of rows) {
      const hash = leafHash(entry);
      if (Number(idx) !== base + tree.size || !hash.equals(leaf) || !hash.equals(placed))
        throw new StoredLogError(`entry \`${tree.size}\` of the log is missing or was changed`);
      tree.append(hash);
      note();
    }
  }
}

/** Records that have no place yet; answers their number. */
async function checkWaiting(tx: Tx): Promise<number> {
  let count = 0;
  for (let after = '0'; ;) {
    const rows = await tx.query<{ seqno: string; entry: Buffer; leaf: Buffer; queued: Buffer }>(
      `select p.seqno, r.entry, r.leaf, p.leaf as queued
         from pending p join record r on r.tenant = p.tenant and r.id = p.record_id
        where p.tenant = $1 and p.seqno > $2 order by p.seqno limit $3`,
      [tx.tenant, after, PAGE],
    );
    const last = rows.at(-1);
    if (last === undefined) return count;
    for (const { seqno, entry, leaf, queued } of rows) {
      const hash = leafHash(entry);
      if (!hash.equals(leaf) || !hash.equals(queued))
        throw new StoredLogError(`the record that waits at \`${seqno}\` was changed`);
    }
    count += rows.length;
    after = last.seqno;
  }
}

async function checkComplete(tx: Tx, found: number): Promise<void> {
  const [row] = await tx.query<{ records: string }>(
    'select count(*) as records from record where tenant = $1',
    [tx.tenant],
  );
  if (Number(row?.records) === found) return;
  throw new StoredLogError(
    `${found} records are in the log or wait for it, and there are ${row?.records}`,
  );
}

/** A restore may have retired the key that signed last. */
function checkNote(
  note: string,
  keys: readonly RangedKey[],
  size: number,
  roots: ReadonlyMap<number, Buffer | undefined>,
): void {
  const root = roots.get(size);
  if (root === undefined)
    throw new StoredLogError(
      `a checkpoint was signed at \`${size}\`, which the log does not reach`,
    );
  const able = keys.filter(({ first, last }) => first <= size && size <= (last ?? Infinity));
  if (able.some(({ vkey }) => isSigned(note, vkey, { size, root }))) return;
  throw new StoredLogError(`the checkpoint of \`${size}\` does not hold`);
}

function isSigned(note: string, vkey: string, head: TreeHead): boolean {
  const key = readVkey(vkey);
  if (key === undefined) return false;
  const text = checkpointText(key.name, head);
  const lines = note.startsWith(`${text}\n`) ? note.slice(text.length + 1).split('\n') : [];
  return lines.some((line) => {
    const [dash, name, packed = ''] = line.split(' ');
    if (dash !== '\u2014' || name !== key.name) return false;
    const bytes = Buffer.from(packed, 'base64');
    return bytes.subarray(0, 4).toString('hex') === key.id && key.verify(text, bytes.subarray(4));
  });
}
