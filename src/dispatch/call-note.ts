/**
 * What the language check says of a collector's note on a call.
 *
 * A note is never refused: the call was made, and the record of it counts against the caps. It may also
 * quote the borrower. So the judgement is kept beside it, for whoever oversees the collectors, and told.
 */
import { checkLanguage, type LanguageDecision } from '../compliance/language/check.js';

// A type and not an interface, so that it is a value of a record.
export type NoteLanguage = {
  readonly verdict: LanguageDecision['verdict'];
  readonly category: LanguageDecision['category'];
  /** Entries of the lexicon, never the words: they may hold personal data. */
  readonly entries: readonly string[];
};

export function judgedNote(note: string): NoteLanguage {
  const { verdict, category, findings } = checkLanguage(note, { is_message: false });
  const standing = findings.filter(({ severity }) => severity === 'block' || severity === 'review');
  return { verdict, category, entries: [...new Set(standing.map(({ entry }) => entry))] };
}
