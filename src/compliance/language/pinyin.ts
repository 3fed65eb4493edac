/**
 * The `pinyin` view: every Han character replaced by its toneless syllable.
 *
 * Latin words that are made of syllables are parted into them, so that `nongsini`, `nong si ni` and
 * the characters read alike. Two-syllable phrases collide too often to be looked for here.
 */
import { isHan, syllableOf } from './han.js';
import { beginOf, endOf, keep, Spinner, type Strand } from './strand.js';
import { syllablesIn } from './syllables.js';

const BLANK = 0x20;

export function toPinyin(squeezed: Strand): Strand {
  const spinner = new Spinner(squeezed.text.length * 6);
  let at = 0;
  let afterHan = false;
  while (at < squeezed.text.length) {
    const unit = squeezed.text.charCodeAt(at);
    const from = beginOf(squeezed, at);
    const to = endOf(squeezed, at);
    const syllable = isHan(unit) ? syllableOf(unit) : '';
    const wordEnd = isLetter(unit) ? endOfWord(squeezed, at) : at;
    if ((afterHan && (syllable !== '' || wordEnd > at)) || (syllable !== '' && !isBlank(spinner))) {
      if (!isBlank(spinner)) blank(spinner, from);
    }
    if (syllable !== '') {
      for (let n = 0; n < syllable.length; n += 1) spinner.put(syllable.charCodeAt(n), from, to);
      at += 1;
    } else if (wordEnd > at) {
      putWord(spinner, squeezed, at, wordEnd);
      at = wordEnd;
    } else {
      keep(spinner, squeezed, at);
      at += 1;
    }
    afterHan = syllable !== '';
  }
  return spinner.done();
}

function blank(spinner: Spinner, at: number): void {
  spinner.put(BLANK, at, at);
}

function isBlank(spinner: Spinner): boolean {
  return spinner.length === 0 || spinner.last === BLANK;
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
    if (breaks.has(at - start)) blank(spinner, beginOf(strand, at));
    keep(spinner, strand, at);
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
