/**
 * The `pinyin` view: every Han character replaced by its toneless syllable.
 *
 * Latin words that are made of syllables are parted into them, so that `nongsini`, `nong si ni` and
 * the characters read alike. Two-syllable phrases collide too often to be looked for here.
 */
import { isHan, syllableOf } from './han.js';
import { type Spinner, spun, type Strand } from './strand.js';
import { syllablesIn } from './syllables.js';

const BLANK = 0x20;

export function toPinyin(squeezed: Strand): Strand {
  return spun((spinner) => spelled(spinner, squeezed));
}

function spelled(spinner: Spinner, squeezed: Strand): void {
  let at = 0;
  let afterHan = false;
  while (at < squeezed.text.length) {
    const unit = squeezed.text.charCodeAt(at);
    const syllable = isHan(unit) ? syllableOf(unit) : '';
    const wordEnd = isLetter(unit) ? endOfWord(squeezed, at) : at;
    const parted = syllable !== '' || (afterHan && wordEnd > at);
    if (parted && !isBlank(spinner)) spinner.putBefore(BLANK, squeezed, at);
    if (syllable !== '') {
      for (let n = 0; n < syllable.length; n += 1) {
        spinner.putAt(syllable.charCodeAt(n), squeezed, at);
      }
      at += 1;
    } else if (wordEnd > at) {
      putWord(spinner, squeezed, at, wordEnd);
      at = wordEnd;
    } else {
      // `z.o.u.死` is read on over the dot.
      if (isJoiner(unit)) {
        if (!isBlank(spinner)) spinner.putAt(BLANK, squeezed, at);
      } else spinner.keep(squeezed, at);
      at += 1;
    }
    afterHan = syllable !== '';
  }
}

function isBlank(spinner: Spinner): boolean {
  return spinner.length === 0 || spinner.last === BLANK;
}

function isJoiner(unit: number): boolean {
  return '.-*・·/_'.includes(String.fromCharCode(unit));
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function endOfWord(strand: Strand, start: number): number {
  let end = start;
  while (end < strand.text.length && isLetter(strand.text.charCodeAt(end))) end += 1;
  return end;
}

function putWord(spinner: Spinner, strand: Strand, start: number, end: number): void {
  const breaks = breaksIn(strand.text.slice(start, end));
  for (let at = start; at < end; at += 1) {
    if (breaks.has(at - start)) spinner.putBefore(BLANK, strand, at);
    spinner.keep(strand, at);
  }
}

function breaksIn(word: string): ReadonlySet<number> {
  const breaks = new Set<number>();
  let at = 0;
  for (const syllable of syllablesIn(word)) {
    if (at > 0) breaks.add(at);
    at += syllable.length;
  }
  return breaks;
}
