/** The hashes of the stored log, by tile and by perfect subtree. */
import type { Tx } from '../../platform/database.js';
import type { OneLog } from '../log/logs.js';
import { foldPerfect } from '../tree/hashes.js';
import type { ReadHashes } from '../tree/proof.js';
import { placeOf, TILE_WIDTH, type Tile } from '../tree/tile.js';

/** `count` hashes of a level of tiles, from `from` on. */
export async function readHashes(
  tx: Tx,
  { base }: OneLog,
  level: number,
  from: number,
  count: number,
): Promise<Buffer[]> {
  const rows =
    level === 0
      ? await tx.query<{ hash: Buffer }>(
          'select leaf as hash from log where tenant = $1 and idx >= $2 and idx < $3 order by idx',
          [tx.tenant, base + from, base + from + count],
        )
      : await tx.query<{ hash: Buffer }>(
          'select hash from node where tenant = $1 and level = $2 and n >= $3 and n < $4 order by n',
          [tx.tenant, level, base + from, base + from + count],
        );
  if (rows.length !== count)
    throw new Error(`the log has only ${rows.length} of ${count} hashes at level ${level}`);
  return rows.map(({ hash }) => hash);
}

export function readTile(tx: Tx, log: OneLog, { level, n, width }: Tile): Promise<Buffer[]> {
  return readHashes(tx, log, level, n * TILE_WIDTH, width);
}

export function storedTree(tx: Tx, log: OneLog): ReadHashes {
  return (ranges) =>
    Promise.all(
      ranges.map(async (range) => {
        const { level, from, count } = placeOf(range);
        return foldPerfect(await readHashes(tx, log, level, from, count));
      }),
    );
}

/** The entries of some records, in the order of the log. */
export async function readEntries(
  tx: Tx,
  { base }: OneLog,
  from: number,
  count: number,
): Promise<Buffer[]> {
  const rows = await tx.query<{ entry: Buffer }>(
    `select r.entry from log l join record r on r.tenant = l.tenant and r.id = l.record_id
      where l.tenant = $1 and l.idx >= $2 and l.idx < $3 order by l.idx`,
    [tx.tenant, base + from, base + from + count],
  );
  return rows.map(({ entry }) => entry);
}
