/** Entries with proofs of their places, all under one checkpoint: PROOF, INCLUSION, MIXED. */
import { leafHash } from '../leaf.js';
import { isIncluded } from '../tree/verify.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import { readIndexed } from './proof-text.js';
import { textOf } from './text.js';
import type { Trust } from './trust.js';

export interface Proven {
  readonly index: number;
  readonly entry: Buffer;
  readonly leaf: Buffer;
}

const HEADER = 'c2sp.org/tlog-proof@v1\n';

export class Prover {
  /** The checkpoint of them all. */
  readonly head: Checkpoint;
  readonly #note: Buffer;

  constructor(
    private readonly folder: Folder,
    private readonly trust: Trust,
  ) {
    this.#note = need(folder, 'checkpoint');
    this.head = openCheckpoint(trust, this.#note, { name: 'checkpoint' });
  }

  /** @param proof a tlog-proof (c2sp.org/tlog-proof) */
  prove(name: string, proof: string): Proven {
    const entry = need(this.folder, name);
    const text = textOf(need(this.folder, proof));
    if (text?.startsWith(HEADER) !== true) return fail('PROOF', `\`${proof}\` is no tlog-proof`);
    const end = text.indexOf('\n\n');
    if (end === -1) fail('PROOF', `\`${proof}\` has no checkpoint`);
    const index = this.#place(
      entry,
      text.slice(HEADER.length, end + 1),
      text.slice(end + 2),
      proof,
    );
    return { index, entry, leaf: leafHash(entry) };
  }

  #place(entry: Buffer, path: string, note: string, name: string): number {
    const { index, hashes } = readIndexed(path, name);
    const isSame = this.#note.equals(Buffer.from(note));
    const head = isSame ? this.head : openCheckpoint(this.trust, Buffer.from(note), { name });
    if (!isIncluded(index, head.size, leafHash(entry), hashes, head.root))
      fail('INCLUSION', `\`${name}\` does not prove that entry ${index} is in the log`);
    if (!isSame) fail('MIXED', `\`${name}\` is of another checkpoint`);
    return index;
  }
}
