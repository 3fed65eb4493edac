/**
 * What stands together in a message: one to three words in a row, or two with another between, and as many sorts. Grams
 * are told apart by a number of 32 bits, so that reading allocates next to nothing.
 */
import { sortsOf } from './sorts.js';
import { any, joined, SEED, SORTED, type Words } from './words.js';

export interface Grams {
  /** How many, each as often as it occurs; only so many units of the others hold. */
  readonly count: number;
  readonly ids: Int32Array;
  /** Places in the text, end exclusive. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Grams that begin at one word, and at one sort. */
const AT_ONE = 4 + 4;
let gramIds = new Int32Array(1024);
let gramStarts = new Int32Array(1024);
let gramEnds = new Int32Array(1024);
let count = 0;

/** The answer holds until the next text is asked about. */
export function gramsIn(text: string, words: Words): Grams {
  if (words.count * AT_ONE > gramIds.length) {
    gramIds = new Int32Array(words.count * AT_ONE * 2);
    gramStarts = new Int32Array(gramIds.length);
    gramEnds = new Int32Array(gramIds.length);
  }
  count = 0;
  addWords(words);
  addSorts(sortsOf(text, words));
  return { count, ids: gramIds, starts: gramStarts, ends: gramEnds };
}

function add(id: number, start: number | undefined, end: number | undefined): void {
  gramIds[count] = id;
  gramStarts[count] = start ?? 0;
  gramEnds[count] = end ?? 0;
  count += 1;
}

function addWords({ count: words, ids: word, starts, ends }: Words): void {
  for (let at = 0; at < words; at += 1) {
    const start = starts[at];
    const one = joined(SEED, word[at] ?? 0);
    add(one, start, ends[at]);
    if (at + 1 >= words) break;
    const two = joined(one, word[at + 1] ?? 0);
    add(two, start, ends[at + 1]);
    if (at + 2 >= words) continue;
    const third = word[at + 2] ?? 0;
    const over = joined(one, any);
    add(joined(two, third), start, ends[at + 2]);
    add(joined(over, third), start, ends[at + 2]);
  }
}

function addSorts({ count: sorts, ids: sort, starts, ends }: Words): void {
  for (let at = 0; at < sorts; at += 1) {
    const start = starts[at];
    const one = joined(SORTED, sort[at] ?? 0);
    add(one, start, ends[at]);
    if (at + 1 >= sorts) break;
    const two = joined(one, sort[at + 1] ?? 0);
    add(two, start, ends[at + 1]);
    if (at + 2 >= sorts) continue;
    const third = sort[at + 2] ?? 0;
    add(joined(two, third), start, ends[at + 2]);
    add(joined(joined(one, any), third), start, ends[at + 2]);
  }
}
