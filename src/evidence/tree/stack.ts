/**
 * A growing tree as its perfect subtrees: what it takes to append and to know the root.
 *
 * `onNode` hears of every perfect subtree as it is completed; that is how tiles of higher levels are made.
 */
import { foldRight, HASH_BYTES, nodeHash } from './hashes.js';

export type OnNode = (height: number, n: number, hash: Buffer) => void;

export class Stack {
  #size: number;
  readonly #parts: Buffer[];

  constructor(size = 0, packed: Buffer = Buffer.alloc(0)) {
    this.#size = size;
    this.#parts = [];
    for (let at = 0; at < packed.length; at += HASH_BYTES) {
      this.#parts.push(Buffer.from(packed.subarray(at, at + HASH_BYTES)));
    }
    if (packed.length % HASH_BYTES !== 0 || this.#parts.length !== ones(size))
      throw new RangeError(`\`${packed.length}\` bytes are no stack of a tree of \`${size}\``);
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Buffer, onNode: OnNode = () => {}): void {
    let hash = leaf;
    let n = this.#size;
    for (let height = 1; n % 2 === 1; height++) {
      hash = nodeHash(this.#parts.pop()!, hash); // as many as there are ones in the size
      n = (n - 1) / 2;
      onNode(height, n, hash);
    }
    this.#parts.push(hash);
    this.#size++;
  }

  root(): Buffer {
    return foldRight(this.#parts);
  }

  /** Largest subtree first. */
  pack(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function ones(size: number): number {
  return size
    .toString(2)
    .split('')
    .filter((digit) => digit === '1').length;
}
