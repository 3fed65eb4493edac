/**
 * A quick look whether a text could read as one of the phrases kept in pinyin.
 *
 * It asks only whether two syllables of a phrase follow each other, so it may say yes for nothing,
 * never no for something. It spares nearly every message the pinyin view.
 */
import { isHan, syllableOf } from './han.js';
import { syllablesIn, WORD_MAX } from './syllables.js';
import { searchFor } from './trie.js';

export type MayRead = (text: string) => boolean;

const WIDTH = 512;

const HAN = /[\u3400-\u9fff]/;

/** Looks for the first two syllables of each phrase. */
export function readerOf(phrases: readonly string[]): MayRead {
  const pairs = new Uint8Array(WIDTH * WIDTH);
  const written: string[] = [];
  for (const phrase of phrases) {
    const [first, second] = phrase.split(/[^a-z]+/).filter((word) => word !== '');
    if (first === undefined || second === undefined) {
      throw new Error(`\`${phrase}\` is one syllable, too short to look for; add the next one`);
    }
    pairs[numberOf(first) * WIDTH + numberOf(second)] = 1;
    written.push(`${first} ${second}`, first + second);
  }
  // Without Han characters the phrase can only be spelled out, which is quicker to look for.
  const spelledOut = searchFor(written.map((text, value) => ({ text, value })));
  return (text) => (HAN.test(text) ? holdsPair(text, pairs) : spelledOut(text));
}

const numbers = new Map<string, number>();
const NO_SYLLABLE = 0;

function numberOf(syllable: string): number {
  const known = numbers.get(syllable);
  if (known !== undefined) return known;
  numbers.set(syllable, numbers.size + 1);
  return numbers.size;
}

// The number of a character's syllable, one up; 0 where it has not been asked for.
const ofCharacter = new Uint16Array(0x10000);

function numberOfCharacter(unit: number): number {
  const known = ofCharacter[unit] ?? 0;
  if (known > 0) return known - 1;
  const syllable = syllableOf(unit);
  const number = syllable === '' ? NO_SYLLABLE : numberOf(syllable);
  ofCharacter[unit] = number + 1;
  return number;
}

const numbersOfWord = new Map<string, readonly number[]>();
const WORDS_MAX = 20_000;

function numbersOf(word: string): readonly number[] {
  if (word.length > WORD_MAX) return [];
  const known = numbersOfWord.get(word);
  if (known !== undefined) return known;
  if (numbersOfWord.size >= WORDS_MAX) numbersOfWord.clear();
  const read = syllablesIn(word).map(numberOf);
  numbersOfWord.set(word, read);
  return read;
}

function holdsPair(text: string, pairs: Uint8Array): boolean {
  let last = NO_SYLLABLE;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isHan(unit)) {
      const number = numberOfCharacter(unit);
      if (pairs[last * WIDTH + number] === 1) return true;
      last = number;
      at += 1;
    } else if (isLetter(unit)) {
      const end = endOfWord(text, at);
      const word = numbersOf(text.slice(at, end));
      for (const number of word) {
        if (pairs[last * WIDTH + number] === 1) return true;
        last = number;
      }
      if (word.length === 0) last = NO_SYLLABLE;
      at = end;
    } else {
      at += 1;
    }
  }
  return false;
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  return end;
}
