/**
 * The log as it is published: what lies below the newest checkpoint, and nothing beyond it.
 *
 * What is integrated and not yet signed could still turn out to be refused by the signer.
 */
import type { Tx } from '../../platform/database.js';
import { logsOf, type OneLog } from '../log/logs.js';
import { hashLines, tlogProof } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import { bundle, TILE_WIDTH, type Tile } from '../tree/tile.js';
import { readEntries, readTile } from './stored-tree.js';
import { hashesBetween, inclusionProofs } from './tiles.js';

export interface Published {
  readonly log: OneLog;
  readonly note: string;
  readonly size: number;
}

/** Ours, and behind it what witnesses signed of it. */
const NOTE = `
  note || coalesce((select string_agg(c.line, '' order by c.witness) from cosignature c
                     where c.tenant = checkpoint.tenant and c.size = checkpoint.size), '') as note`;

/** Of a size, or the newest; undefined if there is none. */
export async function publishedNote(
  tx: Tx,
  log: OneLog,
  size?: number,
): Promise<Published | undefined> {
  const [row] = await tx.query<{ size: string; note: string }>(
    `select size - $3 as size, ${NOTE} from checkpoint
      where tenant = $1 and ($2::bigint is null or size = $3 + $2)
        and size > $3 and ($4::bigint is null or size <= $3 + $4)
      order by checkpoint.size desc limit 1`,
    [tx.tenant, size ?? null, log.base, log.closedAt],
  );
  return row && { log, note: row.note, size: Number(row.size) };
}

/** Of the log that grows, or, until that one has any, of the last one that was closed; undefined before the first. */
export async function newestNote(tx: Tx): Promise<Published | undefined> {
  for (const log of (await logsOf(tx)).toReversed()) {
    const published = await publishedNote(tx, log);
    if (published !== undefined) return published;
  }
  return undefined;
}

/**
 * What is handed out: the newest that enough witnesses signed, if the newest record of all heads lies under it;
 * without witnesses, or if they are behind, the newest.
 */
export async function exportedNote(tx: Tx, log: OneLog): Promise<Published | undefined> {
  const [row] = await tx.query<{ size: string }>(
    `select w.size - $2 as size from witnessed w
      where w.tenant = $1 and w.size > $2 and ($3::bigint is null or w.size <= $2 + $3)
        and w.size > (select l.idx from record r join log l on l.tenant = r.tenant and l.record_id = r.id
                       where r.tenant = $1 and r.kind = 'subject.heads' and l.idx >= $2
                         and ($3::bigint is null or l.idx < $2 + $3) order by l.idx desc limit 1)
      order by w.size desc limit 1`,
    [tx.tenant, log.base, log.closedAt],
  );
  return publishedNote(tx, log, row === undefined ? undefined : Number(row.size));
}

/** Every note of a log, in the order of sizes. */
export async function publishedNotes(
  tx: Tx,
  { base, closedAt }: OneLog,
): Promise<{ readonly size: number; readonly note: string }[]> {
  const rows = await tx.query<{ size: string; note: string }>(
    `select size - $2 as size, ${NOTE} from checkpoint
      where tenant = $1 and size > $2 and ($3::bigint is null or size <= $2 + $3) order by checkpoint.size`,
    [tx.tenant, base, closedAt],
  );
  return rows.map(({ size, note }) => ({ note, size: Number(size) }));
}

/** The hashes of a tile; undefined if the published tree has no such tile, or not so wide. */
export async function publishedTile(tx: Tx, log: OneLog, tile: Tile): Promise<Buffer | undefined> {
  if (!(await reaches(tx, log, tile))) return undefined;
  return Buffer.concat(await readTile(tx, log, tile));
}

/** The entries below a tile of level 0, as a bundle. */
export async function publishedEntries(
  tx: Tx,
  log: OneLog,
  tile: Omit<Tile, 'level'>,
): Promise<Buffer | undefined> {
  if (!(await reaches(tx, log, { ...tile, level: 0 }))) return undefined;
  return bundle(await readEntries(tx, log, tile.n * TILE_WIDTH, tile.width));
}

async function reaches(tx: Tx, log: OneLog, { level, n, width }: Tile): Promise<boolean> {
  const { size = 0 } = (await publishedNote(tx, log)) ?? {};
  return n * TILE_WIDTH + width <= Math.floor(size / TILE_WIDTH ** level);
}

/** The proof of one record in a published tree, as a file; undefined if the record does not lie in it. */
export async function inclusionFile(
  tx: Tx,
  recordId: string,
  { log, note, size }: Published,
): Promise<string | undefined> {
  const [row] = await tx.query<{ idx: string }>(
    'select idx - $3 as idx from log where tenant = $1 and record_id = $2 and idx >= $3 and idx < $3 + $4',
    [tx.tenant, recordId, log.base, size],
  );
  if (row === undefined) return undefined;
  const index = Number(row.idx);
  const [proof = []] = await inclusionProofs(tx, log, [index], size);
  return tlogProof(index, proof, note);
}

/** That the older of two trees is the beginning of the newer: one hash a line. */
export async function consistencyFile(
  tx: Tx,
  log: OneLog,
  older: number,
  newer: number,
): Promise<string> {
  return hashLines(
    await consistencyProof(await hashesBetween(tx, log, older, newer), older, newer),
  );
}
