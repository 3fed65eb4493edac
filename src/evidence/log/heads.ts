/**
 * The last record of every person below the end of the log, erased persons included: one line a tag.
 *
 * A record is in the log exactly if it no longer waits in the queue, and one statement sees both.
 */
import type { Tx } from '../../platform/database.js';
import { leafHash } from '../leaf.js';
import { Stack } from '../tree/stack.js';

export async function headsOf(tx: Tx): Promise<{ count: number; root: Buffer }> {
  const rows = await tx.query<{ tag: string; n: number; leaf: Buffer }>(
    `select distinct on (tag) tag, n, leaf from record r
      where tenant = $1 and tag is not null
        and not exists (select from pending p where p.tenant = $1 and p.record_id = r.id)
      order by tag desc, n desc`,
    [tx.tenant],
  );
  const stack = new Stack();
  for (const line of rows.map(lineOf).toSorted()) stack.append(leafHash(Buffer.from(line)));
  return { count: rows.length, root: stack.root() };
}

/** Lower-case hex and single spaces, as an export carries it. */
export function lineOf({ tag, n, leaf }: { tag: string; n: number; leaf: Buffer }): string {
  return `${tag} ${n} ${leaf.toString('hex')}\n`;
}
