/**
 * The log as it is published: what lies below the newest checkpoint, and nothing beyond it.
 *
 * What is integrated and not yet signed could still turn out to be refused by the signer.
 */
import type { Tx } from '../../platform/database.js';
import { hashLines, tlogProof } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import { bundle, TILE_WIDTH, type Tile } from '../tree/tile.js';
import { readEntries, readTile } from './stored-tree.js';
import { hashesBetween, inclusionProofs } from './tiles.js';

export interface Published {
  readonly note: string;
  readonly size: number;
}

/** Of a size, or the newest; undefined if there is none. */
export async function publishedNote(tx: Tx, size?: number): Promise<Published | undefined> {
  const [row] = await tx.query<{ size: string; note: string }>(
    `select size, note from checkpoint where tenant = $1 and ($2::bigint is null or size = $2)
      order by size desc limit 1`,
    [tx.tenant, size ?? null],
  );
  return row && { note: row.note, size: Number(row.size) };
}

/** The hashes of a tile; undefined if the published tree has no such tile, or not so wide. */
export async function publishedTile(tx: Tx, tile: Tile): Promise<Buffer | undefined> {
  if (!(await reaches(tx, tile))) return undefined;
  return Buffer.concat(await readTile(tx, tile));
}

/** The entries below a tile of level 0, as a bundle. */
export async function publishedEntries(
  tx: Tx,
  tile: Omit<Tile, 'level'>,
): Promise<Buffer | undefined> {
  if (!(await reaches(tx, { ...tile, level: 0 }))) return undefined;
  return bundle(await readEntries(tx, tile.n * TILE_WIDTH, tile.width));
}

async function reaches(tx: Tx, { level, n, width }: Tile): Promise<boolean> {
  const { size = 0 } = (await publishedNote(tx)) ?? {};
  return n * TILE_WIDTH + width <= Math.floor(size / TILE_WIDTH ** level);
}

/** The proof of one record in a published tree, as a file; undefined if the record does not lie in it. */
export async function inclusionFile(
  tx: Tx,
  recordId: string,
  { note, size }: Published,
): Promise<string | undefined> {
  const [row] = await tx.query<{ idx: string }>(
    'select idx from log where tenant = $1 and record_id = $2 and idx < $3',
    [tx.tenant, recordId, size],
  );
  if (row === undefined) return undefined;
  const index = Number(row.idx);
  const [proof = []] = await inclusionProofs(tx, [index], size);
  return tlogProof(index, proof, note);
}

/** That the older of two trees is the beginning of the newer: one hash a line. */
export async function consistencyFile(tx: Tx, older: number, newer: number): Promise<string> {
  return hashLines(await consistencyProof(await hashesBetween(tx, older, newer), older, newer));
}
