/** Closed lists of the API in words: channels, purposes, events and what they say. */
import { inBoth } from '../../words/words.js';
import { en } from './terms.en.js';
import { zh } from './terms.zh.js';

export const terms = inBoth({ en, zh });

/** The words of a term; a word that the lists do not know stays as it is. */
export function term(text: object, word: unknown): string {
  const known = Object.entries(text).find(([name]) => name === word);
  return typeof known?.[1] === 'string' ? known[1] : typeof word === 'string' ? word : '';
}

/** Several in a row; what is not said is left out. */
export function termsIn(text: object, words: readonly (string | null | undefined)[]): string {
  return words
    .filter(Boolean)
    .map((word) => term(text, word))
    .join(' · ');
}
