/**
 * The `norm` view: what the signs of a message stand for, whatever code points they were typed with.
 *
 * Compatibility forms, invisible characters, script and case are settled here; where words are
 * split by separators is the business of `squeeze.ts`. Accents stay: they are ordinary spelling.
 */
import type { Stretch } from './clauses.js';
import { DROPPED, foldOf, foldText, INVOLVED, isMark } from './fold.js';
import { isHan, syllableOf } from './han.js';
import { borrowedLetter, drawnLetter, isBorrowable } from './lookalikes.js';
import { beginOf, type Spinner, spun, Strand, textOf } from './strand.js';

export function normalise(original: string): Strand {
  const folded = foldedInPlace(original) ?? foldedApart(original);
  const latin = BORROWABLE.test(folded.text) ? withoutBorrowed(folded, original) : folded;
  return latin.text.includes('(') ? withoutReadings(latin) : latin;
}

const BORROWABLE = /[\u0370-\u052f]/;

let units = new Uint16Array(4096);

/** The usual case: every unit becomes one unit, so places do not move. */
function foldedInPlace(original: string): Strand | undefined {
  const { length } = original;
  if (length > units.length) units = new Uint16Array(length);
  let changed = false;
  let ascii = true;
  for (let at = 0; at < length; at += 1) {
    const unit = original.charCodeAt(at);
    const folded = foldOf(unit);
    if (folded <= INVOLVED) return undefined;
    units[at] = folded;
    changed ||= folded !== unit;
    ascii &&= unit < 0x80 && unit >= 0x20;
  }
  if (!changed) return new Strand(original);
  return new Strand(ascii ? original.toLowerCase() : textOf(units.subarray(0, length)));
}

function foldedApart(original: string): Strand {
  return spun((spinner) => {
    for (let at = 0; at < original.length; at += 1) {
      const folded = foldOf(original.charCodeAt(at));
      if (folded === INVOLVED) at = involved(spinner, original, at);
      else if (folded !== DROPPED) spinner.put(folded, at, at + 1);
    }
  });
}

/** Puts what needs more than one unit to be understood; returns the last place it used. */
function involved(spinner: Spinner, original: string, at: number): number {
  const unit = original.charCodeAt(at);
  if (isMark(unit)) {
    compose(spinner, unit, at);
    return at;
  }
  const point = original.codePointAt(at) ?? unit;
  const width = point > 0xffff ? 2 : 1;
  if (isInvisible(point)) return at + width - 1;

  const drawn = drawnLetter(point);
  const folded =
    drawn === undefined ? foldText(String.fromCodePoint(point)) : String.fromCharCode(drawn);
  for (let n = 0; n < folded.length; n += 1) {
    spinner.put(folded.charCodeAt(n), at, at + width);
  }
  return at + width - 1;
}

// Tags and the supplementary variation selectors.
function isInvisible(point: number): boolean {
  return point >= 0xe0000 && point <= 0xe0fff;
}

/** A mark makes one letter with the letter before it, or it is decoration and goes. */
function compose(spinner: Spinner, mark: number, at: number): void {
  const composed = String.fromCharCode(spinner.last, mark).normalize('NFC');
  if (composed.length === 1) spinner.replaceLast(composed.charCodeAt(0), at + 1);
}

const WORD = /[\p{L}\p{M}\p{N}@$]+/gu;
const LATIN = /[a-z]/;

/**
 * Greek and Cyrillic letters become Latin where the same word has Latin ones. Whole words stay, for a
 * message may be written in Russian; but where another word mixes alphabets, one that is drawn all
 * in Latin is meant to be read so.
 */
function withoutBorrowed(strand: Strand, original: string): Strand {
  const letterAt = (at: number) => {
    const unit = original.charCodeAt(beginOf(strand, at));
    return isBorrowable(unit) ? borrowedLetter(unit) : undefined;
  };
  const drawn = (word: string, index: number) =>
    Array.from({ length: word.length }, (_, n) => letterAt(index + n));
  let mixes = false;
  const mixed = strand.text.replaceAll(WORD, (word, index: number) => {
    if (!LATIN.test(word)) return word;
    const letters = drawn(word, index);
    mixes ||= letters.some((letter) => letter !== undefined);
    return letters.map((letter, n) => sign(letter) ?? word.charAt(n)).join('');
  });
  if (!mixes) return strand.reworded(mixed);
  const text = mixed.replaceAll(WORD, (word, index: number) => {
    const letters = drawn(word, index);
    return letters.includes(undefined) ? word : letters.map(sign).join('');
  });
  return strand.reworded(text);
}

function sign(letter: number | undefined): string | undefined {
  return letter === undefined ? undefined : String.fromCharCode(letter);
}

const READING = /(?<=\p{Script=Han})\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7})[1-5]?\)/gu;
const TONE = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/;

/** A bracketed reading after its character, as text copied from web pages has it, says nothing. */
function withoutReadings(strand: Strand): Strand {
  const readings = readingsIn(strand.text);
  if (readings.length === 0) return strand;
  return spun((spinner) => {
    let next = 0;
    for (const { start, end } of readings) {
      for (; next < start; next += 1) spinner.keep(strand, next);
      next = end;
    }
    for (; next < strand.text.length; next += 1) spinner.keep(strand, next);
  });
}

function readingsIn(text: string): readonly Stretch[] {
  const readings: Stretch[] = [];
  for (const { 0: all, 1: reading = '', index } of text.matchAll(READING)) {
    const character = text.charCodeAt(index - 1);
    const syllable = isHan(character) ? syllableOf(character) : '';
    if (TONE.test(reading) || reading === syllable) {
      readings.push({ start: index, end: index + all.length });
    }
  }
  return readings;
}
