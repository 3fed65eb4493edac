/** The grams of a message as text: what is taught must be readable by people. */
import { gramsIn } from '../../src/compliance/language/reader/grams.js';
import { sortName, sortsOf } from '../../src/compliance/language/reader/sorts.js';
import { ANY, gramId, type Words, wordsOf } from '../../src/compliance/language/reader/words.js';
import { viewsOf } from '../../src/compliance/language/views.js';
import type { Lesson } from './learn.js';

const readable = (text: string) => viewsOf(text)('deleet').text;

/** Words of a message by their order, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Spelt {
  readonly text: string;
  readonly words: Span;
}

/** Grams of a message by their number. */
export function gramsOf(text: Lesson['text']): ReadonlyMap<number, Spelt> {
  if (typeof text !== 'string') {
    const words = { start: 0, end: 0 };
    return new Map(text.map((gram) => [gram, { text: `$${gram.toString(36)}`, words }]));
  }
  const view = readable(text);
  const words = wordsOf(view);
  const plain = new Speller(words, (_, word) => (/^\d/.test(word) ? '#' : word), view);
  const sorted = new Speller(sortsOf(view, words), sortName, view);
  const grams = new Map<number, Spelt>();
  const { count, ids, starts, ends } = gramsIn(view, words);
  for (let at = 0; at < count; at += 1) {
    const [gram, start, end] = [ids[at] ?? 0, starts[at] ?? 0, ends[at] ?? 0];
    if (grams.has(gram)) continue;
    const spelt = [
      ...forms(plain.between(start, end)),
      ...forms(sorted.between(start, end)).map((one) => `~ ${one}`),
    ].find((one) => gramId(one) === gram);
    if (spelt === undefined) throw new Error(`cannot spell a gram of: ${view.slice(start, end)}`);
    grams.set(gram, { text: spelt, words: plain.places(start, end) });
  }
  return grams;
}

/** In a row, or only the first and the last. */
function forms(row: readonly string[]): readonly string[] {
  const [first = '', last = ''] = [row[0], row.at(-1)];
  return [row.join(' '), [first, ...row.slice(1, -1).map(() => ANY), last].join(' ')];
}

/** Names of the words or sorts of a text, by their places. */
class Speller {
  readonly #names: readonly string[];
  readonly #at: ReadonlyMap<number, number>;
  readonly #ends: readonly number[];

  constructor(words: Words, name: (id: number, word: string) => string, text: string) {
    const places = Array.from({ length: words.count }, (_, at) => at);
    this.#names = places.map((at) =>
      name(words.ids[at] ?? 0, text.slice(words.starts[at], words.ends[at])),
    );
    this.#at = new Map(places.map((at) => [words.starts[at] ?? 0, at]));
    this.#ends = places.map((at) => words.ends[at] ?? 0);
  }

  between(start: number, end: number): readonly string[] {
    const words = this.places(start, end);
    return this.#names.slice(words.start, words.end);
  }

  places(start: number, end: number): Span {
    const first = this.#at.get(start);
    if (first === undefined) return { start: 0, end: 0 };
    let last = first;
    while (last < this.#ends.length && (this.#ends[last] ?? 0) < end) last += 1;
    return { start: first, end: last + 1 };
  }
}
