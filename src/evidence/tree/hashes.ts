/** Inner nodes of the Merkle tree (RFC 6962, 2.1), and folding subtrees into one hash. */
import { sha256 } from '../leaf.js';

export const EMPTY_ROOT = sha256(Buffer.alloc(0));
export const HASH_BYTES = 32;

const NODE_PREFIX = Buffer.from([1]);

export function nodeHash(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([NODE_PREFIX, left, right]));
}

/** @param parts hashes of the perfect subtrees of a range, left to right */
export function foldRight(parts: readonly Buffer[]): Buffer {
  const last = parts.at(-1);
  if (last === undefined) return EMPTY_ROOT;
  return parts.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}

/** The root of a perfect subtree over a power of two of hashes. */
export function foldPerfect(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let i = 0; i + 1 < level.length; i += 2) above.push(nodeHash(level[i]!, level[i + 1]!)); // both exist
    level = above;
  }
  return level[0] ?? EMPTY_ROOT;
}
