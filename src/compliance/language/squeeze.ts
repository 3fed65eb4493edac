/**
 * The `squeezed` view: words that were split are whole again, clauses stay apart.
 *
 * Separators go where they stand between Han characters, and inside words spelled out sign by
 * sign. Elsewhere a run of blanks becomes one, and a line that merely wrapped goes on.
 */
import {
  DIGIT,
  HAN,
  JOINER,
  kindsOf,
  LETTER,
  NEWLINE,
  PAUSE,
  PICTURE,
  SPACE,
  STOP,
} from './kind.js';
import { FEWEST, type Spelled, spelledFrom } from './singles.js';
import { type Spinner, spun, type Strand } from './strand.js';
import { wordsSpelled } from './vocabulary.js';

export function squeeze(norm: Strand): Strand {
  if (isWhole(kindsOf(norm.text), norm.text)) return norm;
  return spun((spinner) => squeezed(spinner, norm, kindsOf(norm.text)));
}

/** Nothing to squeeze, as in most messages: no line ends, no double blanks, no split words. */
function isWhole(kinds: Uint8Array, text: string): boolean {
  let wordLength = 0;
  let shortWords = 0;
  let last = 0;
  for (let at = 0; at < kinds.length; at += 1) {
    const kind = kinds[at] ?? 0;
    if (kind === NEWLINE || (kind === SPACE && last === SPACE)) return false;
    if (kind === PAUSE && kinds[at - 1] === HAN && kinds[at - 2] === PAUSE) return false;
    const script = kind === DIGIT ? LETTER : kind;
    if (wordLength > 0 && script !== last) {
      shortWords = wordLength === 1 ? shortWords + 1 : 0;
      wordLength = 0;
      if (shortWords >= FEWEST) return false;
    }
    if (script === HAN || script === LETTER) {
      if (isGap(last) && isSplit(kinds, text, startOfGap(kinds, at), at)) return false;
      wordLength += 1;
    }
    last = script;
  }
  return wordLength !== 1 || shortWords < FEWEST - 1;
}

function startOfGap(kinds: Uint8Array, end: number): number {
  let start = end;
  while (start > 0 && isGap(kinds[start - 1])) start -= 1;
  return start;
}

function isGap(kind: number | undefined): boolean {
  return kind === SPACE || kind === JOINER || kind === PICTURE;
}

function squeezed(spinner: Spinner, norm: Strand, kinds: Uint8Array): void {
  let at = 0;
  let read = 0;
  while (at < kinds.length) {
    const kind = kinds[at] ?? 0;
    if (isGap(kind) || kind === NEWLINE) {
      at = separators(spinner, norm, kinds, at);
      continue;
    }
    const isOpen = at >= read && mayBeSpelled(kinds, at, kind);
    const spelled = isOpen ? spelledFrom(kinds, at) : undefined;
    read = spelled?.end ?? read;
    if (spelled === undefined || !spelled.isWord) {
      spinner.keep(norm, at);
      at += 1;
    } else {
      join(spinner, norm, spelled);
      at = spelled.end;
    }
  }
}

/** A cheap look at the neighbours, so that ordinary words are passed over at once. */
function mayBeSpelled(kinds: Uint8Array, at: number, kind: number): boolean {
  const before = kinds[at - 1];
  const after = kinds[at + 1];
  if (kind === LETTER || kind === DIGIT) {
    return isGap(after) && before !== LETTER && before !== DIGIT;
  }
  if (kind !== HAN || (after !== STOP && after !== PAUSE && after !== NEWLINE)) return false;
  // An ordinary end of a clause: the next one begins with more than one sign.
  return !(kinds[at + 2] === HAN && kinds[at + 3] === HAN);
}

function join(spinner: Spinner, norm: Strand, { places, opensWord }: Spelled): void {
  const letters = places.map((place) => norm.text.charAt(place)).join('');
  const breaks = opensWord.size === 0 ? wordsSpelled(letters) : undefined;
  places.forEach((place, n) => {
    if (opensWord.has(place) || breaks?.has(n)) blank(spinner, norm, place);
    spinner.keep(norm, place);
  });
}

const BLANK = 0x20;
const LINE_END = 0x0a;

function blank(spinner: Spinner, norm: Strand, at: number): void {
  if (spinner.last !== BLANK) spinner.putAt(BLANK, norm, at);
}

/** Handles one run of separators; returns where it ends. */
function separators(spinner: Spinner, norm: Strand, kinds: Uint8Array, start: number): number {
  let end = start;
  let lines = 0;
  for (; isGap(kinds[end]) || kinds[end] === NEWLINE; end += 1) {
    if (kinds[end] === NEWLINE) lines += 1;
  }
  if (lines > 0) {
    const unit = lines === 1 && wraps(norm.text, kinds, start, end) ? BLANK : LINE_END;
    spinner.putAt(unit, norm, start);
  } else if (isDecorated(kinds, start, end)) {
    blank(spinner, norm, start);
  } else if (!splitsHan(kinds, norm.text, start, end)) {
    for (let at = start; at < end; at += 1) {
      if (kinds[at] === SPACE) blank(spinner, norm, at);
      else spinner.keep(norm, at);
    }
  }
  return end;
}

function wraps(text: string, kinds: Uint8Array, start: number, end: number): boolean {
  const isOpen = kinds[start - 1] === LETTER || text.charAt(start - 1) === ',';
  return isOpen && kinds[end] === LETTER;
}

function isSplit(kinds: Uint8Array, text: string, start: number, end: number): boolean {
  return splitsHan(kinds, text, start, end) || isDecorated(kinds, start, end);
}

/** Latin words with pictures between them, and nothing else. */
function isDecorated(kinds: Uint8Array, start: number, end: number): boolean {
  if (kinds[start - 1] !== LETTER || kinds[end] !== LETTER) return false;
  let pictures = 0;
  for (let at = start; at < end; at += 1) {
    if (kinds[at] === PICTURE) pictures += 1;
    else if (kinds[at] !== SPACE) return false;
  }
  return pictures > 0;
}

/** Between Han characters; a lone digit counts as one, for 4 and 8 are read as words. */
function splitsHan(kinds: Uint8Array, text: string, start: number, end: number): boolean {
  if (kinds[start - 1] === HAN) return kinds[end] === HAN || isLoneDigit(kinds, text, end);
  return kinds[end] === HAN && isLoneDigit(kinds, text, start - 1);
}

function isLoneDigit(kinds: Uint8Array, text: string, at: number): boolean {
  if (kinds[at] !== DIGIT) return false;
  return !isPartOfNumber(kinds, text, at - 1) && !isPartOfNumber(kinds, text, at + 1);
}

function isPartOfNumber(kinds: Uint8Array, text: string, at: number): boolean {
  return kinds[at] === DIGIT || kinds[at] === LETTER || text.charAt(at) === '.';
}
