/**
 * Which subtrees of a Merkle tree (RFC 6962, 2.1) a root or a proof is made of, without a hash.
 *
 * A range is `[from, to)` over leaves. Whoever holds hashes, in memory or in tiles, answers the perfect
 * ranges; everything else is folded from those.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The largest power of two below `n`: where RFC 6962 splits a tree of `n` leaves. */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The perfect subtrees of a range, left to right; a root is folded from them right to left. */
export function perfectRanges({ from, to }: Range): Range[] {
  const parts: Range[] = [];
  let start = from;
  while (start < to) {
    const left = to - start;
    const size = Number.isInteger(Math.log2(left)) ? left : split(left);
    parts.push({ from: start, to: start + size });
    start += size;
  }
  return parts;
}

/** RFC 6962, 2.1.1: the siblings of a leaf's path, from the leaf upwards. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (!(index >= 0 && index < size))
    throw new RangeError(`\`${index}\` is no index of a tree of \`${size}\``);
  const path = (from: number, to: number): Range[] => {
    if (to - from === 1) return [];
    const middle = from + split(to - from);
    return index < middle
      ? [...path(from, middle), { from: middle, to }]
      : [...path(middle, to), { from, to: middle }];
  };
  return path(0, size);
}

/** RFC 6962, 2.1.2: what proves that a tree of `older` leaves is a prefix of one of `newer`. */
export function consistencyRanges(older: number, newer: number): Range[] {
  if (!(older >= 0 && older <= newer))
    throw new RangeError(`a tree of \`${newer}\` has no prefix of \`${older}\``);
  if (older === 0 || older === newer) return [];
  const path = (from: number, to: number, isWhole: boolean): Range[] => {
    if (older === to) return isWhole ? [] : [{ from, to }];
    const middle = from + split(to - from);
    return older <= middle
      ? [...path(from, middle, isWhole), { from: middle, to }]
      : [...path(middle, to, false), { from, to: middle }];
  };
  return path(0, newer, true);
}
