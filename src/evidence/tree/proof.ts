/** Making roots and proofs from whatever holds the hashes of perfect subtrees. */
import { foldPerfect, foldRight } from './hashes.js';
import { consistencyRanges, inclusionRanges, perfectRanges, type Range } from './ranges.js';

/** The hashes of perfect ranges, in their order. */
export type ReadHashes = (ranges: readonly Range[]) => Promise<Buffer[]>;

export async function rootOf(read: ReadHashes, size: number): Promise<Buffer> {
  return foldRight(await read(perfectRanges({ from: 0, to: size })));
}

export async function inclusionProof(
  read: ReadHashes,
  index: number,
  size: number,
): Promise<Buffer[]> {
  return hashesOf(read, inclusionRanges(index, size));
}

export async function consistencyProof(
  read: ReadHashes,
  older: number,
  newer: number,
): Promise<Buffer[]> {
  return hashesOf(read, consistencyRanges(older, newer));
}

async function hashesOf(read: ReadHashes, ranges: readonly Range[]): Promise<Buffer[]> {
  const parts = ranges.map(perfectRanges);
  const hashes = await read(parts.flat());
  let used = 0;
  return parts.map(({ length }) => foldRight(hashes.slice(used, (used += length))));
}

/** Of a tree whose leaf hashes are all at hand. */
export function fromLeaves(leaves: readonly Buffer[]): ReadHashes {
  const known = new Map<string, Buffer>();
  return (ranges) =>
    Promise.resolve(
      ranges.map(({ from, to }) => {
        const name = `${from}-${to}`;
        const hash = known.get(name) ?? foldPerfect(leaves.slice(from, to));
        known.set(name, hash);
        return hash;
      }),
    );
}
