/**
 * Words spelled out sign by sign: `h u r t`, `s.t.a.b`, or Han characters with a mark after each.
 *
 * Fewer than three are left alone, for initials and short lists are spelled so too.
 */
import { DIGIT, HAN, JOINER, LETTER, NEWLINE, PAUSE, PICTURE, SPACE, STOP } from './kind.js';

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
  return kinds[start] === HAN ? hanFrom(kinds, start) : lettersFrom(kinds, start);
}

function lettersFrom(kinds: Uint8Array, start: number): Spelled {
  const places = [start];
  const gaps = [0];
  let letters = kinds[start] === DIGIT ? 0 : 1;
  let last = start;
  for (;;) {
    const next = afterGap(kinds, last + 1, isGap);
    if (next === undefined || !isLetter(kinds[next]) || isLetter(kinds[next + 1])) break;
    gaps.push(next - last - 1);
    places.push(next);
    if (kinds[next] !== DIGIT) letters += 1;
    last = next;
  }
  if (letters < FEWEST) return { isWord: false, places, opensWord: NONE, end: last + 1 };

  const narrow = gaps.slice(1).reduce((least, gap) => Math.min(least, gap), WIDEST_GAP);
  const wide = places.filter((place, n) => (gaps[n] ?? 0) > narrow && kinds[place - 1] === SPACE);
  return { isWord: true, places, opensWord: new Set(wide), end: last + 1 };
}

/**
 * The first and the last sign may have others on their far side, for only the middle of a word need
 * be taken apart to hide it; but then no sentence may end between them.
 */
function hanFrom(kinds: Uint8Array, start: number): Spelled {
  const places = [start];
  let endsSentence = false;
  let isRagged = false;
  let last = start;
  while (!isRagged) {
    const next = afterGap(kinds, last + 1, isMark);
    if (next === undefined || kinds[next] !== HAN) break;
    const stops = kinds.subarray(last + 1, next).includes(STOP);
    isRagged = kinds[next + 1] === HAN;
    if (isRagged && (stops || endsSentence)) break;
    endsSentence ||= stops;
    places.push(next);
    last = next;
  }
  const isWord = places.length >= FEWEST && !(endsSentence && kinds[start - 1] === HAN);
  return { isWord, places, opensWord: NONE, end: isWord ? last + 1 : start + 1 };
}

const NONE: ReadonlySet<number> = new Set();

function afterGap(
  kinds: Uint8Array,
  from: number,
  isIn: (kind: number | undefined) => boolean,
): number | undefined {
  for (let at = from; at < kinds.length && at - from < WIDEST_GAP; at += 1) {
    if (!isIn(kinds[at])) return at === from ? undefined : at;
  }
  return undefined;
}

function isGap(kind: number | undefined): boolean {
  return kind === SPACE || kind === JOINER || kind === PICTURE;
}

function isMark(kind: number | undefined): boolean {
  return isGap(kind) || kind === STOP || kind === PAUSE || kind === NEWLINE;
}

function isLetter(kind: number | undefined): boolean {
  return kind === LETTER || kind === DIGIT;
}
