/** Reads the paths of tiles (c2sp.org/tlog-tiles): level, place in threes of digits, width of a partial one. */
import { TILE_WIDTH, type Tile } from '../../evidence/tree/tile.js';

export type TilePath = Omit<Tile, 'level'> & { readonly level: number | 'entries' };

const PATH = /^(entries|\d|[1-5]\d|6[0-3])\/((?:x\d{3}\/)*)(\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/** Undefined for what is not written exactly as tiles are. */
export function readTilePath(text: string): TilePath | undefined {
  const [, level = '', above = '', last = '', width] = PATH.exec(text) ?? [];
  const digits = `${above.replaceAll(/[x/]/g, '')}${last}`;
  // A path has no more elements than its number needs.
  if (last === '' || (above !== '' && above.startsWith('x000')) || digits.length > 12)
    return undefined;
  const w = width === undefined ? TILE_WIDTH : Number(width);
  if (width !== undefined && w >= TILE_WIDTH) return undefined;
  return {
    level: level === 'entries' ? level : Number(level),
    n: Number(digits),
    width: w,
  };
}
