/**
 * The second stage: records get their places in the Merkle log, in the order of the queue.
 *
 * Any number of processes may do it: the row of the log's state is the lock. Rows present in the queue are
 * taken, not ids beyond the last one seen, so a transaction that commits late is simply taken later.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { msOf } from '../../platform/ids.js';
import { EMPTY_ROOT } from '../tree/hashes.js';
import { beginGrowth } from './begin.js';
import { BACKWARDS_MAX_MS } from './clock-check.js';
import { dueOf, logState, type Watch } from './due.js';
import { Growth, type LogHouse } from './growth.js';
import { headsOf } from './heads.js';

export type { LogHouse } from './growth.js';

const BATCH = 4_096;
const NOTHING = Buffer.alloc(0);

/**
 * Gives the tenant a log if it has none; its first record names the key.
 *
 * What a release without a log has recorded long ago comes after it, so it is dated no later than that: verifiers would
 * call every record that lies a day before it backdated.
 */
export async function openLog(tx: Tx, house: LogHouse, vkey: string): Promise<void> {
  const rows = await tx.query(
    `insert into log_state (tenant, vkey, size, root, stack, heads_at) values ($1, $2, 0, $3, '', $4)
     on conflict do nothing returning 1`,
    [tx.tenant, vkey, EMPTY_ROOT, iso(tx.at)],
  );
  if (rows.length === 0) return;
  const growth = new Growth(tx, house, await openingTime(tx), {
    no: 1,
    base: 0,
    size: 0,
    stack: NOTHING,
    top_at: null,
  });
  await growth.record('log.opened', { keys: [vkey], schema: 'evlog/v1' });
  await growth.store();
}

async function openingTime(tx: Tx): Promise<number> {
  const [first] = await tx.query<{ record_id: string }>(
    'select record_id from pending where tenant = $1 order by record_id limit 1',
    [tx.tenant],
  );
  const oldest = first === undefined ? tx.at : msOf(first.record_id);
  return tx.at - oldest > BACKWARDS_MAX_MS ? oldest : tx.at;
}

export interface Round {
  /** Whether a `subject.heads` record follows. */
  readonly heads?: boolean;
  /** Who watches the clock; without it neither heartbeats nor daily heads are due. */
  readonly watch?: Watch;
}

/** Integrates one batch and answers how many records it took. */
export async function integrate(
  tx: Tx,
  house: LogHouse,
  { heads = false, watch }: Round = {},
): Promise<number> {
  const state = await logState(tx, 'for update');
  if (state === undefined) throw new Error('this tenant has no log yet: open it first');
  const growth = await beginGrowth(tx, house, state, watch);
  const due = dueOf(state, growth.at, watch);
  // Before the queue: what was recorded before a wish is then among what is taken.
  const wished = await newestWish(tx);
  const taken = await takeBatch(tx, growth, state.base);
  // Not while more waits: what has waited for days would lie behind the time of today.
  const isAll = taken < BATCH;
  if (due.beat && isAll && watch !== undefined)
    await growth.record('heartbeat', { database_ahead_ms: Math.round(tx.at - watch.local) });
  // It must also cover what was there when it was asked for.
  const counts = heads || (isAll && (due.heads || wished !== undefined));
  if (counts) await recordHeads(tx, growth, wished);
  await growth.store({ beat: due.beat && isAll, heads: counts });
  return taken;
}

/** What waits gets its place; answers how much of it. */
export async function takeBatch(tx: Tx, growth: Growth, base: number): Promise<number> {
  const leaves = await tx.query<{ leaf: Buffer; record_id: string }>(TAKE, [
    tx.tenant,
    BATCH,
    base + growth.size,
  ]);
  for (const { leaf, record_id } of leaves) {
    growth.dated(msOf(record_id));
    growth.append(leaf);
  }
  return leaves.length;
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
  select leaf, record_id from taken order by seqno`;

async function newestWish(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query<{ seqno: string }>(
    'select seqno from heads_wish where tenant = $1 order by seqno desc limit 1',
    [tx.tenant],
  );
  return row?.seqno;
}

/** @param wished the newest wish that it grants */
export async function recordHeads(tx: Tx, growth: Growth, wished?: string): Promise<void> {
  const { count, root } = await headsOf(tx);
  await growth.record('subject.heads', { count, root: root.toString('hex'), upto: growth.size });
  if (wished === undefined) return;
  await tx.query('delete from heads_wish where tenant = $1 and seqno <= $2', [tx.tenant, wished]);
}
