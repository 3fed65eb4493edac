/** The entries of a log in their order, each held to its tile: MISSING, TILE, BUNDLE, LEAF. */
import { leafHash } from '../leaf.js';
import { HASH_BYTES } from '../tree/hashes.js';
import { TILE_WIDTH, tileName } from '../tree/tile.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';

export interface Placed {
  readonly index: number;
  readonly entry: Buffer;
  readonly leaf: Buffer;
}

const LENGTH_BYTES = 2;

/** @param log the folder with `tile/` in it */
export function* entriesOf(log: Folder, size: number): Generator<Placed> {
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from);
    const name = tileName({ n: from / TILE_WIDTH, width });
    const hashes = need(log, `tile/0/${name}`);
    const bundle = need(log, `tile/entries/${name}`);
    if (hashes.length !== width * HASH_BYTES)
      fail('TILE', `\`tile/0/${name}\` has ${hashes.length} bytes for ${width} hashes`);
    let at = 0;
    for (let i = 0; i < width; i++) {
      const entry = entryAt(bundle, at, name);
      at += LENGTH_BYTES + entry.length;
      const leaf = leafHash(entry);
      if (!leaf.equals(hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)))
        fail('LEAF', `entry ${from + i} does not match its tile`);
      yield { index: from + i, entry, leaf };
    }
    if (at !== bundle.length)
      fail('BUNDLE', `${bundle.length - at} bytes too many in \`tile/entries/${name}\``);
  }
}

function entryAt(bundle: Buffer, at: number, name: string): Buffer {
  const start = at + LENGTH_BYTES;
  if (start <= bundle.length) {
    const end = start + bundle.readUInt16BE(at);
    if (end <= bundle.length) return bundle.subarray(start, end);
  }
  return fail('BUNDLE', `\`tile/entries/${name}\` ends inside an entry`);
}
