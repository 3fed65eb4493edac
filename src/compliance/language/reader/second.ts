/** What the second reader adds to the findings of the lexicon. */
import type { LanguageContext, LanguageFinding } from '../check.js';
import { sentenceAround, type Stretch } from '../clauses.js';
import type { Category, Entry, ViewName } from '../lexicon/entry.js';
import type { Match } from '../matches.js';
import { originOf, placeOf } from '../strand.js';
import { clearedBy, isAdded } from '../tenant.js';
import type { Views } from '../views.js';
import { CATEGORIES, sayingOf } from '../words.js';
import { readingOf, wordsFor } from './read.js';

/**
 * From where on a message is stopped, or shown to a person. Chosen on messages whose writer the reader had
 * not met (`test/slow/reader.slow.ts`); docs/measured.md says how many lawful ones it stops.
 */
const BLOCK_FROM = -0.6;
const REVIEW_FROM = -0.7;

/** So far on the lawful side, a sentence in which the lexicon found something is left to a person. */
const LAWFUL_BELOW = -2;

type ReaderEntry = Pick<Entry, 'id' | 'category' | 'severity'>;

/** As entries of the lexicon to whoever excepts or relaxes them: `READ-VIO` and so on. */
export const readerEntries: readonly ReaderEntry[] = CATEGORIES.map((category) => ({
  id: `READ-${category}`,
  category,
  severity: category === 'REV' ? 'review' : 'block',
}));

/** @param concerns false for a category that says nothing to this addressee */
export function secondReading(
  views: Views,
  context: LanguageContext,
  concerns: (category: Category) => boolean,
): readonly LanguageFinding[] {
  const view = views('deleet');
  const leaveOut = concerns('DIS') ? undefined : 'DIS';
  const read = piecesOf(view.text).map((piece) => ({
    piece,
    ...readingOf(view.text.slice(piece.start, piece.end), undefined, leaveOut),
  }));
  const worst = read.reduce((most, each) => (each.block > most.block ? each : most));
  if (worst.block >= BLOCK_FROM) return [found(worst.category, worst.piece, views, context)];
  const doubtful = read.reduce((most, each) => (each.review > most.review ? each : most));
  return doubtful.review >= REVIEW_FROM ? [found('REV', doubtful.piece, views, context)] : [];
}

/** Longer texts are read as a whole and by sentences of about so many characters: one threat in a long letter is one. */
const PIECE = 240;

function piecesOf(text: string): readonly Stretch[] {
  const pieces: Stretch[] = [{ start: 0, end: text.length }];
  if (text.length < 2 * PIECE) return pieces;
  for (let start = 0; start < text.length;) {
    const at = Math.min(text.length, start + PIECE);
    const { end } = sentenceAround(text, { start: at, end: at });
    pieces.push({ start, end });
    start = Math.max(end, start + 1);
  }
  return pieces;
}

function found(
  category: Category,
  piece: Stretch,
  views: Views,
  context: LanguageContext,
): LanguageFinding {
  const view = views('deleet');
  const [from, to] = wordsFor(category, view.text.slice(piece.start, piece.end));
  const [start, end] = [piece.start + from, piece.start + to];
  return {
    entry: `READ-${category}`,
    category,
    view: 'deleet',
    span: originOf(view, start, end),
    matched: view.text.slice(start, end),
    ...judged(category, views, context),
  };
}

/** Views in which the words still are words; who hides what he says is not given the benefit of the doubt. */
const OPEN: ReadonlySet<ViewName> = new Set<ViewName>(['raw', 'norm', 'squeezed', 'deleet']);

/** Whether the sentence around a match reads so lawful that a person should look before it is blocked. */
export function isLawfulAsRead(
  { entry, view, start, end }: Match,
  views: Views,
  context: LanguageContext,
): boolean {
  if (context.is_message === false || entry.neverLowered === true || entry.category === 'VIO') {
    return false;
  }
  if (isAdded(entry, context.lexicon)) return false;
  if (!OPEN.has(view)) return false;
  const read = views('deleet');
  const [from, to] = originOf(views(view), start, end);
  const sentence = sentenceAround(read.text, {
    start: placeOf(read, from),
    end: placeOf(read, to),
  });
  return againstIn(read, sentence) < LAWFUL_BELOW;
}

/** Of each sentence of the message at hand: many matches in one sentence are one reading. */
const againstOf = new WeakMap<object, Map<string, number>>();

/** Around each match of an endless sentence stands another stretch of it; in steps of a piece they are a few. */
function inSteps({ start, end }: Stretch): Stretch {
  if (end - start <= PIECE) return { start, end };
  return { start: Math.floor(start / PIECE) * PIECE, end: Math.ceil(end / PIECE) * PIECE };
}

function againstIn(read: ReturnType<Views>, sentence: Stretch): number {
  const { start, end } = inSteps(sentence);
  const known = againstOf.get(read) ?? new Map<string, number>();
  againstOf.set(read, known);
  const key = `${start} ${end}`;
  const against = known.get(key) ?? readingOf(read.text.slice(start, end)).against;
  known.set(key, against);
  return against;
}

function judged(
  category: Category,
  views: Views,
  context: LanguageContext,
): Pick<LanguageFinding, 'severity' | 'because'> {
  const entry = readerEntries.find((one) => one.category === category);
  if (entry === undefined) throw new Error(`no entry of the reader for ${category}`);
  const because = `as a whole it reads as if ${sayingOf(category)}`;
  // The reader stands in for a person who reads; these words have been read by two.
  if (context.template_approved === true) {
    return { severity: 'cleared', because: `${because}; the template is approved` };
  }
  const cleared = clearedBy(entry, because, views('raw').text, context.lexicon);
  return cleared ?? { severity: entry.severity, because };
}
