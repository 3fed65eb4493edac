/**
 * The words that disguised Latin spelling is read back into, and the reading itself.
 *
 * Only words that matter to the lexicon and the small words around them are known: a run of letters
 * that is not made of these alone stays as it was written.
 */

import { entriesToSearch } from './lexicon/lexicon.js';
import { type Search, searchFor } from './trie.js';

/** Words worth disguising. A disguised run must hold one of them to be read at all. */
export const TELLING = (
  'kill killed killing hurt harm shoot stab beat bury murder break legs arms neck bones fingers ' +
  'arrest arrested jail jailed prison police sheriff court warrant lawsuit fuck fucking shit ' +
  'bitch bastard asshole idiot moron loser liar thief deadbeat scum scumbag lowlife trash stupid ' +
  'worthless pathetic die dead burn boss family wife husband mother father children kids contacts ' +
  'facebook photo expose shame blacklist blacklisted suicide nude nudes whore slut cunt dick ' +
  'motherfucker bullshit threat threaten handcuffs venmo zelle cashapp'
).split(' ');

const SMALL = (
  'a i we you u ur your the will ll be are is am to of in on at it him her them they us me my our ' +
  'if do not dont no pay up now or and for or else go get got all every everyone this that with ' +
  'from by have has had can could going send tell call come find out off his as so up what who ' +
  'where live home house door face head life money debt today tonight tomorrow soon officer'
).split(' ');

/** English words of the sentences that must be caught. */
const CAUGHT = entriesToSearch
  .filter(({ lang }) => lang === 'en')
  .flatMap(({ hit }) => hit.join(' ').match(/[a-z]{3,}/g) ?? []);
const LONG_CAUGHT = CAUGHT.filter(({ length }) => length >= 5);

interface Vocabulary {
  readonly known: ReadonlySet<string>;
  readonly longest: number;
  /** A run must hold one of these to be read at all. */
  readonly holdsTelling: Search;
}

/** For words in one piece with signs in them, which innocent words have too. */
const strict = vocabularyOf(TELLING, SMALL);
/** For letters that stand alone, which hardly any innocent word has. */
const wide = vocabularyOf([...TELLING, ...LONG_CAUGHT], [...SMALL, ...CAUGHT]);
const LENGTH_MAX = 400;

function vocabularyOf(telling: readonly string[], small: readonly string[]): Vocabulary {
  const known = new Set([...telling, ...small]);
  return {
    known,
    longest: Math.max(...[...known].map(({ length }) => length)),
    holdsTelling: searchFor([...new Set(telling)].map((text, value) => ({ text, value }))),
  };
}

/**
 * Where words begin in a run of letters, beyond its first; undefined if the run holds no telling
 * word or is not made of known words. The longest words win.
 */
export function wordsIn(letters: string): ReadonlySet<number> | undefined {
  return breaksIn(letters, strict);
}

/** The same for letters that stood one by one. */
export function wordsSpelled(letters: string): ReadonlySet<number> | undefined {
  return breaksIn(letters, wide);
}

const DECODED = new Set([...TELLING, ...LONG_CAUGHT].filter(({ length }) => length >= 5));

/** Whether a word with more digits than letters is worth reading as letters. */
export function isTelling(word: string): boolean {
  return DECODED.has(word);
}

function breaksIn(letters: string, vocabulary: Vocabulary): ReadonlySet<number> | undefined {
  if (letters.length > LENGTH_MAX || !vocabulary.holdsTelling(letters)) return undefined;

  // From the end backwards: the length of the word at each place from which the rest can be read.
  const lengths: (number | undefined)[] = Array.from({ length: letters.length + 1 });
  lengths[letters.length] = 0;
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    lengths[at] = wordAt(letters, at, lengths, vocabulary);
  }

  if (lengths[0] === undefined) return undefined;
  const breaks = new Set<number>();
  for (let at = lengths[0]; at < letters.length; at += lengths[at] ?? letters.length) {
    breaks.add(at);
  }
  return breaks;
}

function wordAt(
  letters: string,
  at: number,
  lengths: readonly (number | undefined)[],
  { known, longest }: Vocabulary,
): number | undefined {
  for (let size = Math.min(longest, letters.length - at); size > 0; size -= 1) {
    if (lengths[at + size] !== undefined && known.has(letters.slice(at, at + size))) return size;
  }
  return undefined;
}

/** The telling word that a masked one such as `k*ll` hides, sign for sign. */
export function unmasked(token: string): string | undefined {
  return TELLING.find((word) => word.length === token.length && hides(token, word));
}

const MASK = /[*#%^_-]/;

function hides(token: string, word: string): boolean {
  let shown = 0;
  for (let at = 0; at < token.length; at += 1) {
    const sign = token.charAt(at);
    if (sign === word.charAt(at)) shown += 1;
    else if (!MASK.test(sign)) return false;
  }
  // The first letter is shown, and at least half of the word.
  return token.charAt(0) === word.charAt(0) && shown * 2 >= word.length;
}
