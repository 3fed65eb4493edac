/**
 * The tree, grown again from the entries, in memory that does not grow with them: of 256 leaves one hash is kept.
 *
 * What lies below is read again from tiles when the root of an older size is asked for, and is believed only if
 * it has the hash that was kept.
 */
import { foldPerfect, foldRight, HASH_BYTES } from '../tree/hashes.js';
import { perfectRanges, type Range } from '../tree/ranges.js';
import { Stack } from '../tree/stack.js';
import { placeOf, TILE_HEIGHT, TILE_WIDTH } from '../tree/tile.js';
import { fail } from './failure.js';

/** The hashes of a full tile of level 0. */
export type ReadLeaves = (n: number) => Buffer;

// Of perfect subtrees inside tiles: enough for the newest tiles, which is where roots are asked for.
const KNOWN_MAX = 65_536;

export class Regrown {
  readonly #stack = new Stack();
  /** By level of tiles, from level 1 on. */
  readonly #nodes: Buffer[][] = [];
  readonly #known = new Map<string, Buffer>();
  #newest: Buffer[] = [];
  #read: { n: number; leaves: Buffer[] } = { n: -1, leaves: [] };

  constructor(private readonly readLeaves: ReadLeaves) {}

  get size(): number {
    return this.#stack.size;
  }

  append(leaf: Buffer): void {
    if (this.#newest.length === TILE_WIDTH) this.#newest = [];
    this.#newest.push(leaf);
    this.#stack.append(leaf, (height, _, hash) => {
      if (height % TILE_HEIGHT === 0) (this.#nodes[height / TILE_HEIGHT] ??= []).push(alone(hash));
    });
  }

  root(): Buffer {
    return this.#stack.root();
  }

  /** Of any size that was reached. */
  rootAt(size: number): Buffer {
    if (size === this.size) return this.root();
    return foldRight(perfectRanges({ from: 0, to: size }).map((range) => this.#perfect(range)));
  }

  /** Hashes of a level of tiles, from level 1 on. */
  nodes(level: number, from: number, count: number): Buffer[] {
    return (this.#nodes[level] ?? []).slice(from, from + count);
  }

  #perfect(range: Range): Buffer {
    const name = `${range.from}-${range.to}`;
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const { level, from, count } = placeOf(range);
    const hash = foldPerfect(
      level === 0 ? this.#leaves(from, count) : this.nodes(level, from, count),
    );
    if (this.#known.size === KNOWN_MAX) this.#known.clear();
    this.#known.set(name, hash);
    return hash;
  }

  /** All of one tile. */
  #leaves(from: number, count: number): Buffer[] {
    const n = Math.floor(from / TILE_WIDTH);
    const start = from % TILE_WIDTH;
    const isNewest = n === Math.floor((this.size - 1) / TILE_WIDTH);
    return (isNewest ? this.#newest : this.#tile(n)).slice(start, start + count);
  }

  #tile(n: number): Buffer[] {
    if (this.#read.n === n) return this.#read.leaves;
    const packed = this.readLeaves(n);
    const leaves = Array.from({ length: TILE_WIDTH }, (_, i) =>
      packed.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES),
    );
    const kept = this.#nodes[1]?.[n];
    if (kept === undefined || !foldPerfect(leaves).equals(kept))
      fail('TILE', `tile ${n} of level 0 changed while it was read`);
    this.#read = { n, leaves };
    return leaves;
  }
}

/** Small buffers share memory with their neighbours, which would all be kept with the one that is. */
function alone(hash: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(HASH_BYTES);
  hash.copy(copy);
  return copy;
}
