/** Time stamps of a log's checkpoints as files: the stamped bytes, and the answer of the authority. */
import type { Tx } from '../../platform/database.js';
import type { OneLog } from '../log/logs.js';

export interface StampedNote {
  /** In its log. */
  readonly size: number;
  /** As it was stamped: without what witnesses signed of it. */
  readonly note: string;
  readonly token: Buffer;
}

/** In the order of sizes. */
export async function stampsOf(tx: Tx, { base }: OneLog, upTo: number): Promise<StampedNote[]> {
  const rows = await tx.query<{ size: string; note: string; token: Buffer }>(
    `select s.size - $2 as size, k.note, s.token
       from time_stamp s join checkpoint k on k.tenant = s.tenant and k.size = s.size
      where s.tenant = $1 and s.size > $2 and s.size <= $2 + $3 order by s.size`,
    [tx.tenant, base, upTo],
  );
  return rows.map(({ size, ...row }) => ({ ...row, size: Number(size) }));
}

/** Those that date the given records first, and the newest. */
export function datingStamps(
  stamps: readonly StampedNote[],
  indexes: readonly number[],
): StampedNote[] {
  const wanted = new Set(indexes.map((index) => stamps.find(({ size }) => size > index)?.size));
  return stamps.filter(({ size }, at) => wanted.has(size) || at === stamps.length - 1);
}

export function stampFiles(stamps: readonly StampedNote[]): [string, Buffer | string][] {
  return stamps.flatMap(({ size, note, token }): [string, Buffer | string][] => [
    [`tsa/${size}.checkpoint`, note],
    [`tsa/${size}.tsr`, token],
  ]);
}
