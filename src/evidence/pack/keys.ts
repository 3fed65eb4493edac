/** The keys of a log as others configure them: those that a restore retired, then the one in use. */
import type { Tx } from '../../platform/database.js';

export interface RangedKey {
  readonly vkey: string;
  /** The sizes of tree that it may sign, both included; null is no end. */
  readonly first: number;
  readonly last: number | null;
}

/** Oldest first; none before the log is opened. */
export async function logKeysOf(tx: Tx): Promise<RangedKey[]> {
  const rows = await tx.query<{ vkey: string; last: string | null }>(
    `select vkey, last from (
       select vkey, last, retired_at from log_key_retired where tenant = $1
       union all select vkey, null, null from log_state where tenant = $1) k
      order by last nulls last, retired_at`,
    [tx.tenant],
  );
  return rows.map(({ vkey, last }, i) => ({
    vkey,
    first: Number(rows[i - 1]?.last ?? 0),
    last: last === null ? null : Number(last),
  }));
}

export async function vkeysOf(tx: Tx): Promise<string[]> {
  return (await logKeysOf(tx)).map(({ vkey }) => vkey);
}
