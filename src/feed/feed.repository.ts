/**
 * The feed as rows: records of which others are told, at positions without gaps.
 *
 * Whoever reads first puts in their places what committed transactions have left. A transaction that commits
 * late is placed late, behind whatever was read before, so a reader who goes on from the last position misses
 * nothing.
 */
import type { Tx } from '../platform/database.js';

/** Rows, most of which a whole slice of contacts shares. */
const PLACED_AT_ONCE = 500;
/** How far one statement looks. */
const LOOK = 2_000;

export interface PlacedRecord {
  readonly position: number;
  readonly id: string;
  readonly kind: string;
  readonly entry: Buffer;
}

/** Answers the last position that is taken. Nobody waits: if another is placing, we read what stands. */
export async function placeRecords(tx: Tx): Promise<number> {
  const [waiting] = await tx.query(
    'select 1 as one from feed_pending where tenant = $1 order by seqno limit 1',
    [tx.tenant],
  );
  if (waiting !== undefined) await place(tx);
  const [head] = await tx.query<{ next: string }>('select next from feed_head where tenant = $1', [
    tx.tenant,
  ]);
  return head === undefined ? 0 : Number(head.next) - 1;
}

async function place(tx: Tx): Promise<void> {
  await tx.query(
    'insert into feed_head (tenant, next) values ($1, 1) on conflict (tenant) do nothing',
    [tx.tenant],
  );
  // A statement of its own: the next one must see what the last holder of the lock has placed.
  const [held] = await tx.query<{ next: string }>(
    'select next from feed_head where tenant = $1 for update skip locked',
    [tx.tenant],
  );
  if (held === undefined) return;
  await tx.query(
    `with taken as (
       delete from feed_pending where tenant = $1 and seqno = any(array(
         select seqno from feed_pending where tenant = $1 order by seqno limit $3))
       returning seqno, record_ids
     ), placed as (
       insert into feed (tenant, first, record_ids)
       select $1, $2::bigint + coalesce(sum(cardinality(record_ids)) over (order by seqno
                rows between unbounded preceding and 1 preceding), 0), record_ids
         from taken
       returning cardinality(record_ids) as size
     )
     update feed_head set next = $2::bigint + coalesce((select sum(size) from placed), 0) where tenant = $1`,
    [tx.tenant, held.next, PLACED_AT_ONCE],
  );
}

/** Records behind a position, in order. A stretch is empty only at the end. */
export async function recordsAfter(tx: Tx, after: number, limit: number): Promise<PlacedRecord[]> {
  const rows = await tx.query<{ position: string; id: string; kind: string; entry: Buffer }>(
    `select p.position, r.id, r.kind, r.entry
       from (select f.first + u.ord - 1 as position, u.id
               from feed f cross join unnest(f.record_ids) with ordinality u (id, ord)
              where f.tenant = $1 and f.first <= $2::bigint + $4
                and f.first >= coalesce((select max(first) from feed where tenant = $1 and first <= $2::bigint + 1), 0)) p
       join record r on r.tenant = $1 and r.id = p.id
      where p.position > $2 order by p.position limit $3`,
    [tx.tenant, after, limit, LOOK],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
