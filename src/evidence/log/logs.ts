/**
 * The logs of a tenant: those that were closed, and the one that grows.
 *
 * Places count on over all of them; sizes and indexes, which others see, begin anew in each.
 */
import type { Tx } from '../../platform/database.js';

export interface OneLog {
  readonly no: number;
  /** Its origin, as its checkpoints name it. */
  readonly name: string;
  /** The place of its first record. */
  readonly base: number;
  /** How many records it has for ever; null while it grows. */
  readonly closedAt: number | null;
  /** Its signers at its end, the second one only during a rotation. */
  readonly vkey: string;
  readonly next_vkey: string | null;
  readonly next_first: number | null;
}

/** Oldest first; none before the first is opened. */
export async function logsOf(tx: Tx): Promise<OneLog[]> {
  const rows = await tx.query<{
    no: number;
    base: string;
    size: string | null;
    vkey: string;
    next_vkey: string | null;
    next_first: string | null;
  }>(
    `select no, base, size, vkey, next_vkey, next_first from closed_log where tenant = $1
     union all select no, base, null, vkey, next_vkey, next_first from log_state where tenant = $1
      order by no`,
    [tx.tenant],
  );
  return rows.map(({ base, size, next_first, ...row }) => ({
    ...row,
    name: row.vkey.split('+', 1)[0] ?? '',
    base: Number(base),
    closedAt: size === null ? null : Number(size),
    next_first: next_first === null ? null : Number(next_first),
  }));
}

/** Closed, and not yet signed to its end: oldest first. */
export async function unsealedLogs(tx: Tx): Promise<OneLog[]> {
  const logs = await logsOf(tx);
  if (logs.length < 2) return [];
  const rows = await tx.query<{ no: number }>(
    `select c.no from closed_log c where c.tenant = $1
        and not exists (select from checkpoint k where k.tenant = $1 and k.size = c.base + c.size)`,
    [tx.tenant],
  );
  return logs.filter(({ no }) => rows.some((row) => row.no === no));
}
