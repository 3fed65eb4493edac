/**
 * The last record of every person below the end of the log, erased persons included: one line a tag.
 *
 * Read from where the chains grow, one row a person, instead of from all records. What still waits in the
 * queue is not in the log yet: of such a person the record before the first that waits is the last. One
 * statement sees both.
 */
import type { Tx } from '../../platform/database.js';
import { leafHash } from '../leaf.js';
import { Stack } from '../tree/stack.js';

export interface HeadLine {
  readonly tag: string;
  readonly n: number;
  readonly leaf: Buffer;
}

export async function headsOf(tx: Tx): Promise<{ count: number; root: Buffer }> {
  const lines = await headLines(tx);
  const stack = new Stack();
  for (const line of lines) stack.append(leafHash(Buffer.from(lineOf(line))));
  return { count: lines.length, root: stack.root() };
}

/** In the order of the lines. */
export async function headLines(tx: Tx): Promise<HeadLine[]> {
  return tx.query<{ tag: string; n: number; leaf: Buffer }>(
    `with waiting as (
       select r.tag, min(r.n) as n from pending p join record r on r.tenant = $1 and r.id = p.record_id
        where p.tenant = $1 and r.tag is not null group by r.tag
     ), chain as (
       select tag, n, prev as leaf, log_no, before from person_key where tenant = $1
       union all select tag, n, leaf, log_no, before from erased_head where tenant = $1
     )
     select c.tag, coalesce(w.n - 1, c.n) - c.before as n, case when w.n is null then c.leaf else r.leaf end as leaf
       from chain c
       left join waiting w on w.tag = c.tag
       left join record r on r.tenant = $1 and r.tag = c.tag and r.n = w.n - 1
      where c.log_no = (select no from log_state where tenant = $1) and coalesce(w.n - 1, c.n) > c.before
      order by c.tag collate "C"`,
    [tx.tenant],
  );
}

/** Lower-case hex and single spaces, as an export carries it. */
export function lineOf({ tag, n, leaf }: HeadLine): string {
  return `${tag} ${n} ${leaf.toString('hex')}\n`;
}
