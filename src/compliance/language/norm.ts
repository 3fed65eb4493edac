/**
 * The `norm` view: what the signs of a message stand for, whatever code points they were typed with.
 *
 * Compatibility forms, invisible characters, script and case are settled here; where words are
 * split by separators is the business of `squeeze.ts`. Accents stay: they are ordinary spelling.
 */
import { DROPPED, foldOf, foldText, INVOLVED, isMark } from './fold.js';
import { isHan, syllableOf } from './han.js';
import { borrowedLetter, drawnLetter, isBorrowable } from './lookalikes.js';
import { beginOf, keep, reworded, Spinner, type Strand, textOf } from './strand.js';

export function normalise(original: string): Strand {
  const folded = foldedInPlace(original) ?? foldedApart(original);
  const latin = BORROWABLE.test(folded.text) ? withoutBorrowed(folded, original) : folded;
  return latin.text.includes('(') ? withoutReadings(latin) : latin;
}

const BORROWABLE = /[\u0370-\u052f]/;

/** The usual case: every unit becomes one unit, so places do not move. */
function foldedInPlace(original: string): Strand | undefined {
  let changed = false;
  let ascii = true;
  for (let at = 0; at < original.length; at += 1) {
    const unit = original.charCodeAt(at);
    const folded = foldOf(unit);
    if (folded <= INVOLVED) return undefined;
    changed ||= folded !== unit;
    ascii &&= unit < 0x80 && unit >= 0x20;
  }
  if (!changed) return { text: original };
  return { text: ascii ? original.toLowerCase() : textOf(foldedUnits(original)) };
}

function foldedUnits(original: string): Uint16Array {
  const units = new Uint16Array(original.length);
  for (let at = 0; at < units.length; at += 1) units[at] = foldOf(original.charCodeAt(at));
  return units;
}

function foldedApart(original: string): Strand {
  const spinner = new Spinner(original.length);
  for (let at = 0; at < original.length; at += 1) {
    const folded = foldOf(original.charCodeAt(at));
    if (folded === INVOLVED) at = involved(spinner, original, at);
    else if (folded !== DROPPED) spinner.put(folded, at, at + 1);
  }
  return spinner.done();
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

/** Greek and Cyrillic letters become Latin where the same word has Latin ones; whole words stay. */
function withoutBorrowed(strand: Strand, original: string): Strand {
  const isLetterOf = (at: number) => {
    const unit = original.charCodeAt(beginOf(strand, at));
    return isBorrowable(unit) ? borrowedLetter(unit) : undefined;
  };
  const text = strand.text.replaceAll(WORD, (word, index: number) => {
    if (!LATIN.test(word)) return word;
    return Array.from({ length: word.length }, (_, n) => {
      const letter = isLetterOf(index + n);
      return letter === undefined ? word.charAt(n) : String.fromCharCode(letter);
    }).join('');
  });
  return reworded(strand, text);
}

const READING = /(?<=\p{Script=Han})\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,7})[1-5]?\)/gu;
const TONE = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]/;

/** A bracketed reading after its character, as text copied from web pages has it, says nothing. */
function withoutReadings(strand: Strand): Strand {
  const spinner = new Spinner(strand.text.length);
  let next = 0;
  for (const { 0: all, 1: reading = '', index } of strand.text.matchAll(READING)) {
    const character = strand.text.charCodeAt(index - 1);
    const syllable = isHan(character) ? syllableOf(character) : '';
    if (!TONE.test(reading) && reading !== syllable) continue;
    for (; next < index; next += 1) keep(spinner, strand, next);
    next = index + all.length;
  }
  if (next === 0) return strand;
  for (; next < strand.text.length; next += 1) keep(spinner, strand, next);
  return spinner.done();
}
