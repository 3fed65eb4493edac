/**
 * The whole log, in one pass over its entries: every byte is covered by the signed root before a record's words
 * count for anything.
 */
import { TILE_WIDTH, tileName, tilesOf } from '../tree/tile.js';
import type { Brackets } from './brackets.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { entriesOf } from './entries.js';
import { fail, Failure } from './failure.js';
import type { Ends } from './following.js';
import { need, type Folder } from './folder.js';
import { Records } from './records.js';
import { Regrown } from './regrown.js';
import type { Trust } from './trust.js';

export interface WholeLog {
  readonly head: Checkpoint;
  readonly tree: Regrown;
  readonly subjects: number;
  readonly brackets: Brackets;
  readonly ends: Ends;
}

// What a witness saw was there; its clock and ours may differ by this much.
const CLOCKS_DIFFER_MS = 60_000;

/** @param log the folder with `checkpoint` and `tile/` in it */
export function verifyLog(log: Folder, trust: Trust): WholeLog {
  const head = openCheckpoint(trust, need(log, 'checkpoint'), { name: 'checkpoint' });
  const tree = new Regrown((n) => need(log, `tile/0/${tileName({ n, width: TILE_WIDTH })}`));
  const records = new Records(head.origin, (size) => tree.rootAt(size));
  const trouble = readAll(log, head, tree, records);
  if (!tree.root().equals(head.root))
    fail('ROOT', `the entries do not hash to the root of the checkpoint of size ${head.size}`);
  checkUpperTiles(log, head.size, tree);
  if (trouble !== undefined) throw trouble;
  if (head.seenAt > 0 && records.lastMs > head.seenAt * 1_000 + CLOCKS_DIFFER_MS)
    fail('FUTURE', 'records are dated after a witness saw the tree');
  const { subjects, brackets, ends } = records;
  return { head, tree, subjects, brackets, ends };
}

/** Answers the first thing wrong with the records, which is told only once the tree is found to be right. */
function readAll(
  log: Folder,
  head: Checkpoint,
  tree: Regrown,
  records: Records,
): Failure | undefined {
  let trouble: Failure | undefined;
  for (const placed of entriesOf(log, head.size)) {
    tree.append(placed.leaf);
    if (trouble !== undefined) continue;
    try {
      records.take(placed);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      trouble = error;
    }
  }
  return trouble;
}

function checkUpperTiles(log: Folder, size: number, tree: Regrown): void {
  for (const tile of tilesOf(size)) {
    if (tile.level === 0) continue;
    const name = `tile/${tile.level}/${tileName(tile)}`;
    const hashes = tree.nodes(tile.level, tile.n * TILE_WIDTH, tile.width);
    if (!Buffer.concat(hashes).equals(need(log, name))) fail('TILE', `\`${name}\``);
  }
}
