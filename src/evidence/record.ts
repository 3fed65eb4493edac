/**
 * The evidence log's first stage: records, written in the transaction of what they prove.
 *
 * A person's records form a chain (number and previous leaf), under the lock of the person's row.
 * The later stages, which put leaves in the Merkle tree and sign it, are in `log/`.
 */
import { randomBytes } from 'node:crypto';
import type { Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import type { CanonicalObject } from './canonical.js';
import { compose, type Composed, type Link, type Section } from './compose.js';
import { NOISE_PER_SECTION, type Noise } from './envelope.js';
import type { RecordKind } from './kind.js';
import { logName } from './log-name.js';
import { START, type Person } from './person.js';
import { Seen, type LogNow } from './seen.js';
import { store } from './store.js';

/** A record to be. */
export interface Draft {
  readonly kind: RecordKind;
  /** Milliseconds since 1970; the beginning of the transaction unless given. */
  readonly at?: number;
  /** A UUID v7 of the caller's; a new one unless given. */
  readonly id?: string;
  /** Under whose tag it is filed: locked or created in this transaction. */
  readonly subject: Person | null;
  /** Public facts, no personal data. */
  readonly body: CanonicalObject;
  readonly sec?: Readonly<Record<string, Section>>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NO_SECTIONS = {};

export class EvidenceLog {
  readonly #seen = new Seen();

  /** @param origin the host-like part of every log's name, fixed at first start */
  constructor(
    private readonly keys: Keys,
    private readonly origin: string,
  ) {}

  /** Adds records in the order of `drafts` and returns their ids. */
  async write(tx: Tx, drafts: readonly Draft[]): Promise<string[]> {
    if (drafts.length === 0) return [];
    const heads = new Map<Person, Link>();
    const noise = noiseFor(drafts);
    const now = await this.#seen.newest(tx);
    const records = drafts.map((draft) => this.#compose(tx, now, draft, heads, noise));
    // Only now: a draft that is refused must leave no gap for a caller who goes on.
    for (const [person, { n, prev, before }] of heads)
      Object.assign(person, { n: before + n, prev, before, log_no: now.no });
    try {
      await store(tx, now.no, records, [...heads.values()]);
    } catch (error) {
      // If the log was closed meanwhile, the transaction begins again and must find the next one.
      this.#seen.forget(tx.tenant);
      throw error;
    }
    return records.map(({ frame }) => frame.id);
  }

  #compose(
    tx: Tx,
    { no, seen }: LogNow,
    { kind, at = tx.at, id = uuid7(at), subject, body, sec = NO_SECTIONS }: Draft,
    heads: Map<Person, Link>,
    noise: Noise,
  ): Composed {
    if (!UUID.test(id))
      throw new Error(`\`${id}\` is not a UUID v7 in lower case: make it with uuid7`);
    const link = subject === null ? null : next(heads.get(subject) ?? lastOf(subject, no));
    const frame = { id, kind, log: logName(this.origin, tx.tenant, no), at, seen, subject: link };
    const composed = compose(this.keys, frame, body, sec, noise);
    if (subject !== null && link !== null) heads.set(subject, { ...link, prev: composed.leaf });
    return composed;
  }
}

/** In each log a person's records begin anew. */
function lastOf({ tag, n, prev, before, log_no }: Person, no: number): Link {
  return log_no === no
    ? { tag, n: n - before, prev, before }
    : { tag, n: 0, prev: START, before: n };
}

function next({ tag, n, prev, before }: Link): Link {
  return { tag, n: n + 1, prev, before };
}

/** One system call for all the random bytes of a batch. */
function noiseFor(drafts: readonly Draft[]): Noise {
  const sections = drafts.reduce((sum, { sec = NO_SECTIONS }) => sum + Object.keys(sec).length, 0);
  const pool = randomBytes(sections * NOISE_PER_SECTION);
  let used = 0;
  return (size) => pool.subarray(used, (used += size));
}
