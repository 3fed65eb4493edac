/**
 * The hashes that many proofs need, read with one statement a level of tiles and folded once each.
 *
 * A borrower's records lie scattered over the whole log: asked one by one, their proofs cost more than everything
 * else in an export.
 */
import type { Tx } from '../../platform/database.js';
import type { OneLog } from '../log/logs.js';
import { foldPerfect, HASH_BYTES } from '../tree/hashes.js';
import { inclusionProof, type ReadHashes } from '../tree/proof.js';
import { consistencyRanges, inclusionRanges, perfectRanges, type Range } from '../tree/ranges.js';
import { placeOf, TILE_WIDTH } from '../tree/tile.js';

/** The audit paths of some records in a tree of `size`, in their order. */
export async function inclusionProofs(
  tx: Tx,
  log: OneLog,
  indexes: readonly number[],
  size: number,
): Promise<Buffer[][]> {
  const read = await hashesFor(
    tx,
    log,
    indexes.flatMap((index) => inclusionRanges(index, size)),
  );
  return Promise.all(indexes.map((index) => inclusionProof(read, index, size)));
}

/** What answers the ranges of one consistency proof. */
export function hashesBetween(
  tx: Tx,
  log: OneLog,
  older: number,
  newer: number,
): Promise<ReadHashes> {
  return hashesFor(tx, log, consistencyRanges(older, newer));
}

async function hashesFor(tx: Tx, log: OneLog, ranges: readonly Range[]): Promise<ReadHashes> {
  const places = ranges.flatMap(perfectRanges).map(placeOf);
  const levels = [...new Set(places.map(({ level }) => level))];
  const tiles = new Map<string, Buffer>();
  for (const level of levels) {
    const firsts = new Set(places.filter((one) => one.level === level).map(firstOf));
    for (const [first, hashes] of await readTiles(tx, log, level, [...firsts])) {
      tiles.set(`${level}/${first}`, hashes);
    }
  }
  const folded = new Map<string, Buffer>();
  return (wanted) =>
    Promise.resolve(
      wanted.map((range) => {
        const name = `${range.from}-${range.to}`;
        const hash = folded.get(name) ?? fold(tiles, range);
        folded.set(name, hash);
        return hash;
      }),
    );
}

function firstOf({ from }: { readonly from: number }): number {
  return from - (from % TILE_WIDTH);
}

function fold(tiles: ReadonlyMap<string, Buffer>, range: Range): Buffer {
  const { level, from, count } = placeOf(range);
  const first = firstOf({ from });
  const start = (from - first) * HASH_BYTES;
  const bytes = tiles.get(`${level}/${first}`)?.subarray(start, start + count * HASH_BYTES);
  if (bytes?.length !== count * HASH_BYTES)
    throw new Error(`the log lacks hashes of its records from ${range.from} to ${range.to}`);
  return foldPerfect(
    Array.from({ length: count }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
  );
}

// A tile at a time: as a join, the whole log would be read and held against every tile.
const LEAVES = `
  select t.first, h.hashes
    from unnest($2::bigint[]) t (first)
   cross join lateral (
     select string_agg(leaf, ''::bytea order by idx) as hashes from log
      where tenant = $1 and idx >= $4 + t.first and idx < $4 + t.first + $3) h
   where h.hashes is not null`;

const NODES = `
  select t.first, h.hashes
    from unnest($2::bigint[]) t (first)
   cross join lateral (
     select string_agg(hash, ''::bytea order by n) as hashes from node
      where tenant = $1 and level = $5 and n >= $4 + t.first and n < $4 + t.first + $3) h
   where h.hashes is not null`;

async function readTiles(
  tx: Tx,
  { base }: OneLog,
  level: number,
  firsts: readonly number[],
): Promise<(readonly [number, Buffer])[]> {
  const values = [tx.tenant, firsts, TILE_WIDTH, base];
  const rows =
    level === 0
      ? await tx.query<TileRow>(LEAVES, values)
      : await tx.query<TileRow>(NODES, [...values, level]);
  return rows.map(({ first, hashes }) => [Number(first), hashes]);
}

type TileRow = { first: string; hashes: Buffer };
