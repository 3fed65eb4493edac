/**
 * What the records say, each held to those before it: ENTRY, ORDER, ORIGIN, DUPLICATE, SEEN, TIME, BACKDATED,
 * CHAIN, HEADS, in this order.
 */
import { EMPTY_ROOT } from '../tree/hashes.js';
import type { Placed } from './entries.js';
import { Brackets } from './brackets.js';
import { readEntry, type Entry } from './entry.js';
import { fail } from './failure.js';
import type { Ends } from './following.js';
import { IdSet } from './id-set.js';
import { Subjects } from './subjects.js';

// Writers and sequencers run beside each other, so times are in order only roughly.
const BACKWARDS_MAX_MS = 24 * 60 * 60 * 1_000;

export class Records {
  readonly brackets = new Brackets();
  readonly #ids = new IdSet();
  readonly #subjects = new Subjects();
  readonly #empty = EMPTY_ROOT.toString('hex');
  #seen: { size: number; root: string };
  #lastMs = -Infinity;
  #first: Entry | undefined;
  #closing: Entry | undefined;

  /** @param rootAt the root of any tree below the record that is taken */
  constructor(
    private readonly origin: string,
    private readonly rootAt: (size: number) => Buffer,
  ) {
    this.#seen = { size: 0, root: this.#empty };
  }

  get subjects(): number {
    return this.#subjects.count;
  }

  /** Of the latest record, in milliseconds since 1970. */
  get lastMs(): number {
    return this.#lastMs;
  }

  /** How the log begins, and how it ended if it was closed. */
  get ends(): Ends {
    return { opening: this.#first, closing: this.#closing };
  }

  take(placed: Placed): void {
    const { index } = placed;
    const entry = readEntry(placed.entry, `entry ${index}`);
    if (this.#closing !== undefined)
      fail('ORDER', `entry ${index} stands after the end of a log that was closed`);
    this.#first ??= entry;
    if (entry.kind === 'log.closed') this.#closing = entry;
    if (entry.log !== this.origin) fail('ORIGIN', `entry ${index} belongs to \`${entry.log}\``);
    if (!this.#ids.add(entry.id)) fail('DUPLICATE', `\`${entry.id}\` is there twice`);
    this.#checkSeen(entry, index);
    this.brackets.take(this.#checkTime(entry, index), entry.seen.size);
    this.#subjects.take(entry, placed);
    if (entry.kind === 'subject.heads') this.#subjects.check(entry, index);
  }

  #checkSeen({ seen: { size, root } }: Entry, index: number): void {
    if (size > index) fail('SEEN', `entry ${index} claims to have seen size ${size}`);
    // Records come in crowds that saw the same tree.
    if (size !== this.#seen.size)
      this.#seen = {
        size,
        root: size === 0 ? this.#empty : this.rootAt(size).toString('hex'),
      };
    if (root !== this.#seen.root) fail('SEEN', `entry ${index} saw another tree at size ${size}`);
  }

  #checkTime({ at }: Entry, index: number): number {
    const ms = instantMs(at) ?? fail('TIME', `\`${at}\` of entry ${index} is no instant`);
    if (ms < this.#lastMs - BACKWARDS_MAX_MS)
      fail('BACKDATED', `entry ${index} is of \`${at}\`, more than a day before an earlier entry`);
    this.#lastMs = Math.max(ms, this.#lastMs);
    return ms;
  }
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Milliseconds, UTC, and a day that the calendar has. */
export function instantMs(text: string): number | undefined {
  if (!INSTANT.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== text ? undefined : ms;
}
