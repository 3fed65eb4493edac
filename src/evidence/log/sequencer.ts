/**
 * The second stage: records get their places in the Merkle log, in the order of the queue.
 *
 * Any number of processes may do it: the row of the log's state is the lock. Rows present in the queue are
 * taken, not ids beyond the last one seen, so a transaction that commits late is simply taken later.
 */
import type { Tx } from '../../platform/database.js';
import { byteaArray } from '../columns.js';
import { compose } from '../compose.js';
import type { CanonicalObject } from '../canonical.js';
import type { RecordKind } from '../kind.js';
import { lastCheckpoint } from '../leaf.js';
import type { Keys } from '../../platform/keys.js';
import { uuid7 } from '../../platform/ids.js';
import { EMPTY_ROOT } from '../tree/hashes.js';
import { Stack } from '../tree/stack.js';
import { TILE_HEIGHT } from '../tree/tile.js';
import { headsOf } from './heads.js';

export interface LogName {
  readonly keys: Keys;
  /** The origin with its tenant. */
  readonly log: string;
}

const BATCH = 4_096;

interface Node {
  readonly level: number;
  readonly n: number;
  readonly hash: Buffer;
}

/** Gives the tenant a log if it has none; its first record names the key. */
export async function openLog(tx: Tx, name: LogName, vkey: string): Promise<void> {
  const rows = await tx.query(
    `insert into log_state (tenant, vkey, size, root, stack) values ($1, $2, 0, $3, '')
     on conflict do nothing returning 1`,
    [tx.tenant, vkey, EMPTY_ROOT],
  );
  if (rows.length === 0) return;
  const body = { keys: [vkey], schema: 'evlog/v1' };
  await grow(tx, new Stack(), async (stack, nodes) => {
    await addOwn(tx, name, stack, nodes, 'log.opened', body);
  });
}

/**
 * Integrates one batch and answers how many records it took.
 *
 * @param heads whether a `subject.heads` record follows them
 */
export async function integrate(
  tx: Tx,
  name: LogName,
  { heads = false }: { heads?: boolean } = {},
): Promise<number> {
  const [state] = await tx.query<{ size: string; stack: Buffer }>(
    'select size, stack from log_state where tenant = $1 for update',
    [tx.tenant],
  );
  if (state === undefined) throw new Error('this tenant has no log yet: open it first');
  let taken = 0;
  await grow(tx, new Stack(Number(state.size), state.stack), async (stack, nodes) => {
    const leaves = await tx.query<{ leaf: Buffer }>(TAKE, [tx.tenant, BATCH, stack.size]);
    for (const { leaf } of leaves) stack.append(leaf, collect(nodes));
    taken = leaves.length;
    if (!heads) return;
    const { count, root } = await headsOf(tx);
    const body = { count, root: root.toString('hex'), upto: stack.size };
    await addOwn(tx, name, stack, nodes, 'subject.heads', body);
  });
  return taken;
}

const TAKE = `
  with taken as (
    delete from pending where tenant = $1 and seqno = any (array(
      select seqno from pending where tenant = $1 order by seqno limit $2))
    returning seqno, record_id, leaf
  ), placed as (
    insert into log (tenant, idx, record_id, leaf)
    select $1, $3::bigint + row_number() over (order by seqno) - 1, record_id, leaf from taken
  )
  select leaf from taken order by seqno`;

async function grow(
  tx: Tx,
  stack: Stack,
  work: (stack: Stack, nodes: Node[]) => Promise<void>,
): Promise<void> {
  const nodes: Node[] = [];
  const before = stack.size;
  await work(stack, nodes);
  if (stack.size === before) return;
  await tx.query(
    `insert into node (tenant, level, n, hash)
     select $1, * from unnest($2::int[], $3::bigint[], $4::bytea[])`,
    [
      tx.tenant,
      nodes.map(({ level }) => level),
      nodes.map(({ n }) => n),
      byteaArray(nodes.map(({ hash }) => hash)),
    ],
  );
  await tx.query('update log_state set size = $2, root = $3, stack = $4 where tenant = $1', [
    tx.tenant,
    stack.size,
    stack.root(),
    stack.pack(),
  ]);
}

function collect(nodes: Node[]) {
  return (height: number, n: number, hash: Buffer): void => {
    if (height % TILE_HEIGHT === 0) nodes.push({ level: height / TILE_HEIGHT, n, hash });
  };
}

/** A record of the log itself takes the next place at once: writers do not know places. */
async function addOwn(
  tx: Tx,
  { keys, log }: LogName,
  stack: Stack,
  nodes: Node[],
  kind: RecordKind,
  body: CanonicalObject,
): Promise<void> {
  const id = uuid7(tx.at);
  const frame = { id, kind, log, at: tx.at, seen: lastCheckpoint(), subject: null };
  const { entry, leaf } = compose(keys, frame, body, {}, noSections);
  await tx.query('insert into record (tenant, id, kind, entry, leaf) values ($1, $2, $3, $4, $5)', [
    tx.tenant,
    id,
    kind,
    entry,
    leaf,
  ]);
  await tx.query('insert into log (tenant, idx, record_id, leaf) values ($1, $2, $3, $4)', [
    tx.tenant,
    stack.size,
    id,
    leaf,
  ]);
  stack.append(leaf, collect(nodes));
}

function noSections(): never {
  throw new Error('a record of the log itself has no sections');
}
