/**
 * The words of a message, as numbers.
 *
 * A word is a Han character, a Latin word, a number (all numbers are alike) or a mark that ends or parts
 * clauses.
 */
import { isHan } from '../han.js';

// Looked up once: it is called for every letter.
const { imul } = Math;

const MARKS = new Set('.!?,。');
const NUMBER = '#';
export const SEED = 0x811c9dc5;
const PRIME = 0x01000193;

export interface Words {
  /** How many; only so many units of the others hold. */
  readonly count: number;
  readonly ids: Int32Array;
  /** Places in the text, end exclusive. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

let ids = new Int32Array(1024);
let starts = new Int32Array(1024);
let ends = new Int32Array(1024);

/** The words of a text in small letters. The answer holds until the next text is asked about. */
export function wordsOf(text: string): Words {
  if (text.length > ids.length) {
    [ids, starts, ends] = [0, 1, 2].map(() => new Int32Array(text.length * 2)) as [
      Int32Array<ArrayBuffer>,
      Int32Array<ArrayBuffer>,
      Int32Array<ArrayBuffer>,
    ];
  }
  let count = 0;
  for (let at = 0; at < text.length;) {
    const end = endOfWord(text, at);
    if (end > at) {
      ids[count] = isDigit(text.charCodeAt(at)) ? wordId(NUMBER) : hashOf(text, at, end);
      starts[count] = at;
      ends[count] = end;
      count += 1;
    }
    at = Math.max(end, at + 1);
  }
  return { count, ids, starts, ends };
}

/** `at` itself if no word begins there. */
function endOfWord(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isHan(unit) || MARKS.has(text.charAt(at))) return at + 1;
  const belongs = isDigit(unit) ? isOfNumber : isLetter(unit) ? isOfWord : undefined;
  if (belongs === undefined) return at;
  let end = at + 1;
  while (end < text.length && belongs(text.charCodeAt(end))) end += 1;
  return end;
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39;
const isLetter = (unit: number) => unit >= 0x61 && unit <= 0x7a;
const isOfWord = (unit: number) => isLetter(unit) || unit === 0x27;
// Figures with their separators: 1,234.50 and 10:30 are one number each.
const isOfNumber = (unit: number) =>
  isDigit(unit) || unit === 0x2c || unit === 0x2e || unit === 0x3a;

export function hashOf(text: string, start: number, end: number, seed = SEED): number {
  let hash = seed;
  for (let at = start; at < end; at += 1) hash = imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}

export function wordId(word: string): number {
  return hashOf(word, 0, word.length);
}

/** Stands for any word between two others. */
export const ANY = '_';
export const any = wordId(ANY);

/** As `each` meets the words of a gram one by one. */
export function joined(hash: number, word: number): number {
  const mixed = imul(hash ^ word, 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

/** With what a row of sorts begins, so that none is taken for a row of words. */
export const SORTED = joined(SEED, wordId('~'));

/**
 * The number of a gram written as words with blanks between, `_` for any word; one of sorts begins with `~ `.
 * By places, so that none of the many in one text is cut out.
 */
export function gramId(text: string, start = 0, end = text.length): number {
  let gram = SEED;
  let word = start;
  for (let at = start; at <= end; at += 1) {
    if (at < end && text.charCodeAt(at) !== 0x20) continue;
    gram = joined(gram, hashOf(text, word, at));
    word = at + 1;
  }
  return gram;
}
