/** Everyone's chain and, from it, the heads that a `subject.heads` record must state: CHAIN, HEADS. */
import { leafHash } from '../leaf.js';
import { Stack } from '../tree/stack.js';
import type { Entry } from './entry.js';
import { fail } from './failure.js';
import type { Placed } from './entries.js';

interface Head {
  n: number;
  /** In hex. */
  leaf: string;
  /** The leaf of its line; made when it is asked for, since most lines stay as they are. */
  line: Buffer | undefined;
}

const START = '0'.repeat(64);

export class Subjects {
  readonly #heads = new Map<string, Head>();
  #tags: string[] = [];
  #fresh: string[] = [];

  get count(): number {
    return this.#heads.size;
  }

  take({ subj }: Entry, { index, leaf }: Placed): void {
    if (subj === null) return;
    const { tag, n, prev } = subj;
    const head = this.#heads.get(tag);
    const now = { n, leaf: leaf.toString('hex'), line: undefined };
    if (n !== (head?.n ?? 0) + 1)
      fail('CHAIN', `entry ${index} has number ${n} after ${head?.n ?? 0} of its subject`);
    if (prev !== (head?.leaf ?? START))
      fail('CHAIN', `entry ${index} does not name the record before it`);
    if (head === undefined) {
      this.#heads.set(tag, now);
      this.#fresh.push(tag);
    } else Object.assign(head, now);
  }

  /** Holds a `subject.heads` record to everything before it. */
  check({ body, subj }: Entry, index: number): void {
    const root = this.#root().toString('hex');
    const { count, upto } = body;
    const isSame = upto === index && count === this.count && body['root'] === root;
    if (!isSame || subj !== null || Object.keys(body).length !== 3)
      fail('HEADS', `entry ${index} misstates the subjects' last records`);
  }

  #root(): Buffer {
    if (this.#fresh.length > 0) {
      this.#tags = [...this.#tags, ...this.#fresh].toSorted();
      this.#fresh = [];
    }
    const stack = new Stack();
    for (const tag of this.#tags) {
      const head = this.#heads.get(tag)!;
      head.line ??= leafHash(Buffer.from(`${tag} ${head.n} ${head.leaf}\n`));
      stack.append(head.line);
    }
    return stack.root();
  }
}
