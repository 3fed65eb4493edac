/**
 * Words spelled out sign by sign: `h u r t`, `s.t.a.b`, or Han characters with a mark after each.
 *
 * Fewer than three are left alone, for initials and short lists are spelled so too.
 */
import { DIGIT, HAN, JOINER, LETTER, NEWLINE, SPACE, STOP } from './kind.js';

export const FEWEST = 3;
const WIDEST_GAP = 4;

export interface Spelled {
  /** False if too few letters are in it. Nothing that begins within it spells a word either. */
  readonly isWord: boolean;
  /** Places of the signs. */
  readonly places: readonly number[];
  /** The signs that a wider gap parts from the sign before. */
  readonly opensWord: ReadonlySet<number>;
  readonly end: number;
}

/** The signs that stand one by one from `start` on. */
export function spelledFrom(kinds: Uint8Array, start: number): Spelled {
  const isHanWord = kinds[start] === HAN;
  const places = [start];
  const gaps = [0];
  let letters = kinds[start] === DIGIT ? 0 : 1;
  let last = start;
  for (;;) {
    const next = afterGap(kinds, last + 1, isHanWord);
    if (next === undefined || !isSingle(kinds, next, isHanWord)) break;
    gaps.push(next - last - 1);
    places.push(next);
    if (kinds[next] !== DIGIT) letters += 1;
    last = next;
  }
  if (letters < FEWEST) return { isWord: false, places, opensWord: new Set(), end: last + 1 };

  const narrow = gaps.slice(1).reduce((least, gap) => Math.min(least, gap), WIDEST_GAP);
  const wide = places.filter((place, n) => (gaps[n] ?? 0) > narrow && kinds[place - 1] === SPACE);
  return { isWord: true, places, opensWord: new Set(wide), end: last + 1 };
}

function afterGap(kinds: Uint8Array, from: number, isHanWord: boolean): number | undefined {
  for (let at = from; at < kinds.length && at - from < WIDEST_GAP; at += 1) {
    const kind = kinds[at];
    const parts = kind === SPACE || kind === JOINER;
    if (parts || (isHanWord && (kind === STOP || kind === NEWLINE))) continue;
    return at === from ? undefined : at;
  }
  return undefined;
}

function isSingle(kinds: Uint8Array, at: number, isHanWord: boolean): boolean {
  if (isHanWord) return kinds[at] === HAN && kinds[at + 1] !== HAN;
  return isLetterKind(kinds[at]) && !isLetterKind(kinds[at + 1]);
}

function isLetterKind(kind: number | undefined): boolean {
  return kind === LETTER || kind === DIGIT;
}
