/** Checking proofs (RFC 9162, 2.1.3.2 and 2.1.4.2). Shares no code with what makes them. */
import { HASH_BYTES, nodeHash } from './hashes.js';

export function isIncluded(
  index: number,
  size: number,
  leaf: Buffer,
  proof: readonly Buffer[],
  root: Buffer,
): boolean {
  if (!(index >= 0 && index < size) || leaf.length !== HASH_BYTES) return false;
  let fn = BigInt(index);
  let sn = BigInt(size - 1);
  let hash = leaf;
  for (const step of proof) {
    if (sn === 0n || step.length !== HASH_BYTES) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      hash = nodeHash(step, hash);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else hash = nodeHash(hash, step);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && hash.equals(root);
}

interface Tree {
  readonly size: number;
  readonly root: Buffer;
}

/** Size 0 proves nothing, so it is refused. */
export function isConsistent(older: Tree, newer: Tree, proof: readonly Buffer[]): boolean {
  if (!(older.size > 0 && older.size <= newer.size)) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  const path = Number.isInteger(Math.log2(older.size)) ? [older.root, ...proof] : [...proof];
  const [first, ...rest] = path;
  if (first === undefined || path.some((hash) => hash.length !== HASH_BYTES)) return false;
  let fn = BigInt(older.size - 1);
  let sn = BigInt(newer.size - 1);
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let [before, after] = [first, first];
  for (const step of rest) {
    if (sn === 0n) return false;
    if ((fn & 1n) === 1n || fn === sn) {
      before = nodeHash(step, before);
      after = nodeHash(step, after);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else after = nodeHash(after, step);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && before.equals(older.root) && after.equals(newer.root);
}
