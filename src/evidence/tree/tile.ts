/** Names of tiles and how a perfect subtree lies in them (c2sp.org/tlog-tiles): 256 hashes a tile. */
import type { Range } from './ranges.js';

export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

export interface Tile {
  readonly level: number;
  readonly n: number;
  /** How many hashes; 256 in a full one. */
  readonly width: number;
}

/** `007`, `x001/000`; with `.p/<width>` when partial. */
export function tileName({ n, width }: Omit<Tile, 'level'>): string {
  const digits = String(n);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/\d{3}/g) ?? [];
  const name = parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
  return width < TILE_WIDTH ? `${name}.p/${width}` : name;
}

/** Every tile of a tree, the partial ones of its right edge included. */
export function tilesOf(size: number): Tile[] {
  const tiles: Tile[] = [];
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    for (let n = 0; n * TILE_WIDTH < count; n++) {
      tiles.push({ level, n, width: Math.min(TILE_WIDTH, count - n * TILE_WIDTH) });
    }
  }
  return tiles;
}

/** Where the hashes of a perfect range lie: `count` of them from `from` on, at a level of tiles. */
export function placeOf({ from, to }: Range): { level: number; from: number; count: number } {
  const level = Math.floor(Math.log2(to - from) / TILE_HEIGHT);
  const span = TILE_WIDTH ** level;
  return { level, from: from / span, count: (to - from) / span };
}

/** A bundle of entries: the length of each as two bytes, then its bytes. */
export function bundle(entries: readonly Buffer[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}
