/**
 * T32 and T37: trees against an independent implementation, every proof accepted and every altered one
 * refused, and vectors that never change.
 */
import { createRequire } from 'node:module';
import { leafHash } from '../leaf.js';
import { EMPTY_ROOT, foldPerfect } from './hashes.js';
import { consistencyProof, fromLeaves, inclusionProof, rootOf } from './proof.js';
import { Stack } from './stack.js';
import { bundle, placeOf, tileName, tilesOf } from './tile.js';
import { isConsistent, isIncluded } from './verify.js';

const { verifyMerkleInclusion } = createRequire(import.meta.url)(
  // Not a public entry point of the package, so its version is pinned.
  `${process.cwd()}/node_modules/@sigstore/verify/dist/tlog/merkle.js`,
) as { verifyMerkleInclusion: (entry: unknown, checkpoint: unknown) => void };

const entries = Array.from({ length: 1026 }, (_, i) => Buffer.from(`record ${i}`));
const leaves = entries.map(leafHash);
const read = fromLeaves(leaves);
const SIZES = [1, 2, 3, 7, 8, 255, 256, 257, 600, 1023, 1024, 1025];
const flipped = (hash: Buffer) => Buffer.from(hash.map((byte, i) => (i === 5 ? byte ^ 1 : byte)));

function acceptedElsewhere(index: number, size: number, hashes: Buffer[], root: Buffer): boolean {
  const proof = { logIndex: String(index), hashes };
  const entry = { inclusionProof: proof, canonicalizedBody: entries[index] };
  try {
    verifyMerkleInclusion(entry, { logSize: BigInt(size), logHash: root });
    return true;
  } catch {
    return false;
  }
}

describe('T32: a tree', () => {
  it('has the same root from its stack and from its leaves at every size to 1025', async () => {
    const stack = new Stack();
    expect(stack.root()).toEqual(EMPTY_ROOT);
    for (const leaf of leaves.slice(0, 1025)) {
      stack.append(leaf);
      expect(stack.root()).toEqual(await rootOf(read, stack.size));
    }
  });

  it('goes on from a packed stack, and refuses a stack of another size', () => {
    const stack = new Stack();
    for (const leaf of leaves.slice(0, 300)) stack.append(leaf);
    const again = new Stack(300, stack.pack());
    again.append(leaves[300]!);
    stack.append(leaves[300]!);

    expect(again.root()).toEqual(stack.root());
    expect(() => new Stack(300, again.pack())).toThrow(RangeError);
  });

  it.each(SIZES)('of %i proves every leaf, also to @sigstore/verify', async (size) => {
    const root = await rootOf(read, size);
    for (let i = 0; i < size; i += size > 300 ? 7 : 1) {
      const proof = await inclusionProof(read, i, size);
      expect(isIncluded(i, size, leaves[i]!, proof, root)).toBe(true);
      expect(acceptedElsewhere(i, size, proof, root)).toBe(true);
      const altered = [
        ...proof.map((_, k) => proof.map((hash, j) => (j === k ? flipped(hash) : hash))),
        [...proof, root],
        ...(proof.length > 0 ? [proof.slice(1), proof.slice(0, -1)] : []),
      ];
      expect(altered.filter((each) => isIncluded(i, size, leaves[i]!, each, root))).toEqual([]);
      expect(isIncluded(i, size, leaves[(i + 1) % 1026]!, proof, root)).toBe(false);
      expect(isIncluded(i + 1, size, leaves[i]!, proof, root)).toBe(false);
    }
  });

  it('proves every prefix, and no altered proof passes', async () => {
    for (const newer of SIZES) {
      const head = { size: newer, root: await rootOf(read, newer) };
      for (let older = 1; older <= newer; older += newer > 300 ? 13 : 1) {
        const before = { size: older, root: await rootOf(read, older) };
        const proof = await consistencyProof(read, older, newer);
        expect(isConsistent(before, head, proof)).toBe(true);
        const altered = [
          ...proof.map((_, k) => proof.map((hash, j) => (j === k ? flipped(hash) : hash))),
          [...proof, head.root],
          ...(proof.length > 0 ? [proof.slice(1)] : []),
        ];
        expect(altered.filter((each) => isConsistent(before, head, each))).toEqual([]);
        const other = { ...before, root: flipped(before.root) };
        expect(isConsistent(other, head, proof)).toBe(false);
      }
    }
  });

  it('proves nothing from the empty tree', () => {
    expect(isConsistent({ size: 0, root: EMPTY_ROOT }, { size: 1, root: leaves[0]! }, [])).toBe(
      false,
    );
  });
});

describe('T34: tiles', () => {
  it('are named in threes', () => {
    expect([7, 999, 1000, 1_234_067].map((n) => tileName({ n, width: 256 }))).toEqual([
      '007',
      '999',
      'x001/000',
      'x001/x234/067',
    ]);
    expect(tileName({ n: 3, width: 17 })).toBe('003.p/17');
  });

  it('reach level 2 from 65,536 entries on', () => {
    expect(secondLevel(65_535)).toEqual([]);
    expect(secondLevel(65_536)).toEqual([{ level: 2, n: 0, width: 1 }]);
    expect(placeOf({ from: 65_536, to: 131_072 })).toEqual({ level: 2, from: 1, count: 1 });
    expect(placeOf({ from: 512, to: 640 })).toEqual({ level: 0, from: 512, count: 128 });
  });

  it('take an entry of 65,535 bytes, whose length has two bytes, and refuse a longer one', () => {
    const packed = bundle([Buffer.alloc(65_535, 7), Buffer.from('next')]);

    expect(packed).toHaveLength(2 + 65_535 + 2 + 4);
    expect([packed.readUInt16BE(0), packed.readUInt16BE(2 + 65_535)]).toEqual([65_535, 4]);
    expect(() => bundle([Buffer.alloc(65_536)])).toThrow('<= 65535');
  });

  it('hold the nodes that the stack completes at heights of eight', () => {
    const nodes = new Map<string, Buffer>();
    const stack = new Stack();
    for (const leaf of leaves) {
      stack.append(leaf, (height, n, hash) => nodes.set(`${height}/${n}`, hash));
    }

    expect(nodes.get('8/2')).toEqual(foldPerfect(leaves.slice(512, 768)));
    expect(nodes.has('8/4')).toBe(false);
  });
});

describe('T37: a golden root', () => {
  // Of RFC 6962 trees over `record 0`, `record 1`, …: these bytes never change.
  it.each(golden())('of %i entries', async (size, root) => {
    expect((await rootOf(read, size)).toString('hex')).toBe(root);
  });
});

function secondLevel(size: number) {
  return tilesOf(size).filter(({ level }) => level === 2);
}

function golden(): [number, string][] {
  return [
    [1, '3b367d6db7bc51726d918b18e9a79e0fce53f867fbe38671f609e6bb59d46035'],
    [7, '6650979f6c878aad85f380ec89c9e2a7af10d2a64aa96a8918aa7f507b20f98e'],
    [1025, '9b5f32d39ca1b15016fdea9f8bbf9b285256b15a88f882821640e6ac611ada58'],
  ];
}
