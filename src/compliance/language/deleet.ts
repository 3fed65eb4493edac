/**
 * The `deleet` view: Latin words read the way their disguise wants to be read.
 *
 * Digits and signs become letters inside words, and a word broken by hyphens or masked by asterisks
 * is restored if the vocabulary knows it. Numbers, codes and account tails stay what they are.
 */
import { type Spinner, spun, type Strand } from './strand.js';
import { isTelling, TELLING, unmasked, wordsIn } from './vocabulary.js';

export function deleet(squeezed: Strand): Strand {
  const seen = disguisesIn(squeezed.text);
  if (seen === 0) return squeezed;
  let { text } = squeezed;
  if ((seen & ACCENTED) !== 0) text = text.replaceAll(WORD, unaccented);
  if ((seen & MIXED) !== 0) text = text.replaceAll(TOKEN, lettersOf);
  const plain = text === squeezed.text ? squeezed : squeezed.reworded(text);
  const broken = (seen & BROKEN) === 0 ? [] : brokenWords(plain.text);
  return broken.length === 0 ? plain : spun((spinner) => withWords(spinner, plain, broken));
}

// Kinds of signs, and what two neighbours of them make.
const LETTER = 1;
const MIXED = 2;
const BROKEN = 4;
const ACCENTED = 8;

const signs = new Uint8Array(0x1f00);
for (let unit = 0x61; unit <= 0x7a; unit += 1) signs[unit] = LETTER;
for (let unit = 0xdf; unit < 0x250; unit += 1) signs[unit] = ACCENTED;
for (let unit = 0x1e00; unit < 0x1f00; unit += 1) signs[unit] = ACCENTED;
for (const sign of '0123456789@$!|') signs[sign.charCodeAt(0)] = MIXED;
for (const sign of '-.*_~^+/#%') signs[sign.charCodeAt(0)] = BROKEN;

/** Which disguises there may be, found in one quick walk: most messages have none. */
function disguisesIn(text: string): number {
  let seen = 0;
  let last = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = signs[text.charCodeAt(at)] ?? 0;
    if (sign === ACCENTED) seen |= ACCENTED;
    else if (sign === LETTER) seen |= last & MIXED;
    else if (last === LETTER) seen |= sign & (MIXED | BROKEN);
    last = sign;
  }
  return seen;
}

const WORD = /[a-z\u00df-\u024f\u1e00-\u1eff]+/g;
const ACCENT = /[\u00df-\u024f\u1e00-\u1eff]/;

/** Accents are ordinary spelling, so they go only where a word worth disguising is left. */
function unaccented(word: string): string {
  if (!ACCENT.test(word)) return word;
  const plain = word.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return TELLING.includes(plain) ? plain : word;
}

const TOKEN = /[a-z0-9@$!|]+/g;
const LETTERS = /[a-z]/;
const DISGUISE = /[0-9@$!|]/;
// Ordinals, hours, durations and sums are written with digits by everyone.
const FIGURE =
  /^[0-9]+(?:st|nd|rd|th|am|pm|h|hrs?|hours?|days?|weeks?|m|k|x|s)$|^(?:us|a|c|nz|hk|s)\$/;

function lettersOf(token: string): string {
  if (!LETTERS.test(token) || !DISGUISE.test(token)) return token;
  if (FIGURE.test(token)) return token;
  const last = lastLetterOf(token);
  const word = Array.from({ length: token.length }, (_, at) => letterAt(token, at, last)).join('');
  return isCode(token) && !isTelling(word) ? token : word;
}

function lastLetterOf(token: string): number {
  let at = token.length - 1;
  while (at >= 0 && !isLetter(token, at)) at -= 1;
  return at;
}

/** More digits than letters make a code or an account tail, not a word. */
function isCode(token: string): boolean {
  const digits = token.replaceAll(/[^0-9]/g, '').length;
  const letters = token.replaceAll(/[^a-z]/g, '').length;
  return digits > letters;
}

const DIGITS = new Map(Object.entries({ 0: 'o', 3: 'e', 4: 'a', 5: 's', 7: 't' }));
const SIGNS = new Map(Object.entries({ '@': 'a', $: 's', '!': 'i', '|': 'l' }));

function letterAt(token: string, at: number, lastLetter: number): string {
  const sign = token.charAt(at);
  if (sign === '1') return isL(token, at) ? 'l' : 'i';
  const letter = DIGITS.get(sign) ?? SIGNS.get(sign);
  // A sign is a letter only where the word goes on, so that closing exclamation marks stay.
  const reads = letter !== undefined && (DIGITS.has(sign) || at < lastLetter);
  return reads ? letter : sign;
}

/** `1oser`, `jai1`, `ki11`: a one is an l before a first vowel, after an i, and when doubled. */
function isL(token: string, at: number): boolean {
  const before = token.charAt(at - 1);
  const after = token.charAt(at + 1);
  if (at === 0) return /[aeiou]/.test(after);
  return before === 'i' || before === '1' || after === '1';
}

interface Broken {
  readonly start: number;
  readonly token: string;
  /** The word a mask hides, sign for sign; otherwise where words begin among the letters. */
  readonly word?: string;
  readonly breaks?: ReadonlySet<number>;
}

const TOKEN_MAX = 200;
const BLANK = 0x20;

/** Words with signs in them that the vocabulary can read. */
function brokenWords(text: string): readonly Broken[] {
  const found: Broken[] = [];
  let done = 0;
  for (let at = 1; at + 1 < text.length; at += 1) {
    if (at < done || !isBreak(text, at) || !isLetter(text, at - 1)) continue;
    let start = at - 1;
    while (start > 0 && at - start < TOKEN_MAX && isLetter(text, start - 1)) start -= 1;
    done = at;
    while (
      done < text.length &&
      done - start < TOKEN_MAX &&
      (isLetter(text, done) || isBreak(text, done))
    )
      done += 1;
    while (!isLetter(text, done - 1)) done -= 1;
    const broken = brokenWord(start, text.slice(start, done));
    if (broken !== undefined) found.push(broken);
  }
  return found;
}

function brokenWord(start: number, token: string): Broken | undefined {
  if (token.length < 3) return undefined;
  const word = unmasked(token);
  if (word !== undefined) return { start, token, word };
  const breaks = wordsIn(token.replaceAll(/[^a-z]/g, ''));
  if (breaks !== undefined) return { start, token, breaks };
  return isStrung(token) ? { start, token, word: token.replaceAll(/[^a-z]/g, ' ') } : undefined;
}

/** Several words with a sign instead of a blank between them; one hyphen makes no more than a compound. */
function isStrung(token: string): boolean {
  if (/[./]/.test(token)) return false;
  return token.includes('_') || (token.match(/[a-z][^a-z](?=[a-z])/g)?.length ?? 0) > 1;
}

function isLetter(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x61 && unit <= 0x7a;
}

function isBreak(text: string, at: number): boolean {
  return signs[text.charCodeAt(at)] === BROKEN;
}

function withWords(spinner: Spinner, strand: Strand, broken: readonly Broken[]): void {
  let next = 0;
  for (const { start, token, word, breaks } of broken) {
    for (; next < start; next += 1) spinner.keep(strand, next);
    let letters = 0;
    for (; next < start + token.length; next += 1) {
      if (word !== undefined) spinner.putAt(word.charCodeAt(next - start), strand, next);
      else if (isLetter(strand.text, next)) {
        if (breaks?.has(letters)) spinner.putAt(BLANK, strand, next);
        spinner.keep(strand, next);
        letters += 1;
      }
    }
  }
  for (; next < strand.text.length; next += 1) spinner.keep(strand, next);
}
