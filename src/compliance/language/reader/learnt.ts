/**
 * What the reader has learnt: for each gram, how much it speaks for each class of messages.
 *
 * `weights-*.ts` hold it as text, about a thousand grams a line: `gram|class weight class weight …` with classes
 * as letters and whole numbers as weights, grams parted by `;`. Whole numbers, so that a reading is the
 * same on every machine. Two files, since one with a single Chinese character in it takes V8 three times as long to load.
 */
import type { Category } from '../lexicon/entry.js';
import { gramId } from './words.js';
import { BIAS, WEIGHTS as latin } from './weights-latin.js';
import { WEIGHTS as other } from './weights-other.js';

/**
 * The classes in the order of their letters. `NONE` is the lawful message of a lender, `CHAT` what people
 * who know each other write: it is as blunt as a threat, and no harm.
 */
export const CLASSES = [
  ...(['VIO', 'PROP', 'INS', 'OBS', 'LEG', 'IMP', 'FAM', 'SHA', 'CRE', 'HAR'] as const),
  ...(['PAY', 'BOR', 'SELF', 'SEX', 'DIS', 'REV', 'NONE', 'CHAT'] as const),
] satisfies readonly (Category | 'NONE' | 'CHAT')[];

export const REV = CLASSES.indexOf('REV');
export const NONE = CLASSES.indexOf('NONE');
export const CHAT = CLASSES.indexOf('CHAT');

const FILTER_BITS = 20;

/** Weights are divided by this. */
export const SCALE = 16;

export interface Learnt {
  readonly bias: readonly number[];
  /** CLASSES.length weights a row. */
  readonly rows: Int8Array;
  /** The row of a gram. */
  readonly table: Table;
}

let learnt: Learnt | undefined;

/** Read once, when the first message comes or `ready.ts` asks. */
export function shippedWeights(): Learnt {
  learnt ??= learntFrom([latin, other], BIAS.split(' ').map(Number));
  return learnt;
}

/** Reads by other weights from now on, or by those that ship again: to measure what was taught otherwise. */
export function shipWeights(others?: Learnt): void {
  learnt = others;
}

export function learntFrom(texts: readonly string[], bias: readonly number[]): Learnt {
  const count = texts.reduce((sum, text) => sum + timesIn(text, '|'), 0);
  const table = new Table(count);
  const rows = new Int8Array(count * CLASSES.length);
  let row = 0;
  for (const text of texts) {
    // In one walk: a string for each of 400,000 grams is most of what it would take.
    for (let at = 0; at < text.length; row += 1) {
      while (isSeparator(text.charCodeAt(at))) at += 1;
      const bar = text.indexOf('|', at);
      if (bar < 0) break;
      table.put(numberAt(text, at, bar), row);
      at = readWeights(text, bar + 1, rows, row * CLASSES.length);
    }
  }
  return { bias, rows, table };
}

function timesIn(text: string, char: string): number {
  let count = 0;
  for (let at = text.indexOf(char); at >= 0; at = text.indexOf(char, at + 1)) count += 1;
  return count;
}

const isSeparator = (unit: number) => unit === 0x3b || unit === 0x0a;

/** `a12q-7`, to its end: by hand, since a pattern takes half a second for all of them. */
function readWeights(text: string, start: number, rows: Int8Array, row: number): number {
  let at = start;
  while (at < text.length && !isSeparator(text.charCodeAt(at))) {
    const letter = text.charCodeAt(at) - 0x61;
    const isNegative = text.charCodeAt(at + 1) === 0x2d;
    at += isNegative ? 2 : 1;
    let weight = 0;
    for (; isDigit(text.charCodeAt(at)); at += 1) weight = weight * 10 + text.charCodeAt(at) - 0x30;
    rows[row + letter] = isNegative ? -weight : weight;
  }
  return at;
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39;

/** Grams that only private messages have are kept as numbers: their texts are not ours to print. */
function numberAt(text: string, start: number, end: number): number {
  const isNumber = text.charCodeAt(start) === 0x24;
  return isNumber ? Number.parseInt(text.slice(start + 1, end), 36) | 0 : gramId(text, start, end);
}

/** Numbers to rows by open addressing: a Map of as many boxed numbers is three times as slow. */
class Table {
  readonly #mask: number;
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  /** One bit a key, small enough for the cache: most grams of a message are unknown. */
  readonly #known = new Int32Array(1 << (FILTER_BITS - 5));

  constructor(size: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, size * 2.5)));
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#rows = new Int32Array(slots).fill(-1);
  }

  put(key: number, row: number): void {
    const slot = this.#slotOf(key);
    this.#keys[slot] = key;
    this.#rows[slot] = row;
    const bit = key >>> (32 - FILTER_BITS);
    this.#known[bit >>> 5] = (this.#known[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  /** -1 if there is none. */
  rowOf(key: number): number {
    const bit = key >>> (32 - FILTER_BITS);
    if ((((this.#known[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 0) return -1;
    return this.#rows[this.#slotOf(key)] ?? -1;
  }

  /** Where the key is, or the free place where it would be. */
  #slotOf(key: number): number {
    let slot = (key ^ (key >>> 15)) & this.#mask;
    while (this.#rows[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
