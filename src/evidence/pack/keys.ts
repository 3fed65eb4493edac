/** The keys of a log as others configure them: those that were retired, the one in use, and the one that follows it. */
import type { Tx } from '../../platform/database.js';
import { logsOf, type OneLog } from '../log/logs.js';

export interface RangedKey {
  readonly vkey: string;
  /** The sizes of tree that it may sign, both included; null is no end. */
  readonly first: number;
  readonly last: number | null;
}

/**
 * Of all logs, oldest first; none before the first is opened. A key begins where the one before ends, or, after a planned
 * rotation, with the record of it: from there on both signed.
 */
export async function logKeysOf(tx: Tx): Promise<RangedKey[]> {
  const keys: RangedKey[] = [];
  for (const log of await logsOf(tx)) keys.push(...(await keysOf(tx, log)));
  return keys;
}

async function keysOf(tx: Tx, log: OneLog): Promise<RangedKey[]> {
  const rows = await tx.query<{ vkey: string; last: string | null; next: string | null }>(
    `select vkey, last, next from (
       select k.vkey, k.last, least(k.last, l.idx + 1 - $3) as next, k.retired_at from log_key_retired k
         left join log l on l.tenant = k.tenant and l.record_id = k.record_id where k.tenant = $1 and k.no = $2
       union all select $5, $4::bigint, $7::bigint, 'infinity'
       union all select $6, $4::bigint, null, null where $6::text is not null) k
      order by last nulls last, retired_at`,
    [tx.tenant, log.no, log.base, log.closedAt, log.vkey, log.next_vkey, log.next_first],
  );
  return rows.map(({ vkey, last }, i) => ({
    vkey,
    first: Number(rows[i - 1]?.next ?? 0),
    last: last === null ? null : Number(last),
  }));
}

export async function vkeysOf(tx: Tx): Promise<string[]> {
  return (await logKeysOf(tx)).map(({ vkey }) => vkey);
}
