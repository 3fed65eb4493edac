/**
 * What a Han character is in simplified script and how it is read, one character at a time.
 *
 * The dictionaries are loaded at the first Han character, so a text without one never pays for
 * them. Readings that depend on the word, and words that differ by region, are left out: a second
 * reading of one character matters less here than a table that is fast and predictable.
 */
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

/** Characters that stand for another one in messages and that the conversion tables keep apart. */
const VARIANTS = new Map(
  Object.entries({ 妳: '你', 伱: '你', 祢: '你', 著: '着', 箇: '个', 傢: '家' }),
);

const FIRST_HAN = 0x3400;
const LAST_HAN = 0x9fff;

export function isHan(unit: number): boolean {
  return unit >= FIRST_HAN && unit <= LAST_HAN;
}

let convert: ((text: string) => string) | undefined;

/** The simplified form of one character. */
export function simplify(character: string): string {
  convert ??= converter();
  const simplified = convert(character);
  return VARIANTS.get(simplified) ?? simplified;
}

function converter(): (text: string) => string {
  const { Converter } = load('opencc-js/t2cn') as typeof import('opencc-js/t2cn');
  return Converter({ from: 't', to: 'cn' });
}

let read: ((character: string) => string) | undefined;
const syllables = new Map<number, string>();

/** The toneless syllable of a Han character, such as `nv`; empty if it has none. */
export function syllableOf(unit: number): string {
  const known = syllables.get(unit);
  if (known !== undefined) return known;

  read ??= reader();
  const character = String.fromCharCode(unit);
  const syllable = read(character);
  const reading = /^[a-z]+$/.test(syllable) ? syllable : '';
  syllables.set(unit, reading);
  return reading;
}

function reader(): (character: string) => string {
  const { pinyin } = load('pinyin-pro') as typeof import('pinyin-pro');
  return (character) => pinyin(character, { toneType: 'none', v: true });
}
