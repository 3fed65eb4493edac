/**
 * The second reader: of what the lexicon lets through, which messages read like those that people called
 * abusive?
 *
 * The lexicon knows sentences and their grammar; whoever threatens in words of his own gets past it. The
 * reader adds up, over the grams of the message, how much each speaks for each class (`learnt.ts`), and
 * compares the best of the forbidden classes with the lawful one. Additions of whole numbers and one square
 * root: no clock, no chance, the same everywhere, and the grams that decided can be shown.
 */
import type { Category } from '../lexicon/entry.js';
import { isBusiness } from './business.js';
import { gramsIn } from './grams.js';
import { CHAT, CLASSES, type Learnt, NONE, REV, SCALE, shippedWeights } from './learnt.js';
import { wordsOf } from './words.js';

export interface Reading {
  /** By how much the best forbidden class outweighs both the lawful and the doubtful one. */
  readonly block: number;
  /** By how much it outweighs the lawful one alone, less the benefit of private messages: to speak against the lexicon takes more. */
  readonly against: number;
  /** By how much the best forbidden or doubtful class outweighs the lawful one. */
  readonly review: number;
  /** The best forbidden class. */
  readonly category: Category;
}

/** Fewer known grams than this, those of four words or so, prove little. */
export const GRAMS_LEAST = 20;

/** What the class of private messages gives away where money is spoken of, and what it gets where it is not. */
const HANDICAP = 2;
const BENEFIT = 1.5;

const sums = new Int32Array(CLASSES.length);

/** @param text the `deleet` view of a message @param leaveOut a class that cannot be meant */
export function readingOf(
  text: string,
  learnt: Learnt = shippedWeights(),
  leaveOut?: Category,
): Reading {
  const known = addUp(text, learnt);
  const weight = 1 / (SCALE * Math.sqrt(Math.max(GRAMS_LEAST, known)));
  const score = (index: number) => (sums[index] ?? 0) * weight + (learnt.bias[index] ?? 0) / SCALE;
  let best = 0;
  for (let index = 1; index < REV; index += 1) {
    if (CLASSES[index] !== leaveOut && score(index) > score(best)) best = index;
  }
  const category = CLASSES[best];
  if (category === undefined || category === 'NONE' || category === 'CHAT')
    throw new Error('the forbidden classes come first');
  const isPrivate = !isBusiness(text);
  const harmless = Math.max(score(NONE), score(CHAT) + (isPrivate ? BENEFIT : -HANDICAP));
  return {
    block: score(best) - Math.max(score(REV), harmless),
    against: score(best) - harmless + (isPrivate ? BENEFIT : 0),
    review: Math.max(score(best), score(REV)) - harmless,
    category,
  };
}

/** Which rows were counted for the text at hand: a gram counts once however often it occurs. */
let counted = new Int32Array(0);
let turn = 0;

function addUp(text: string, { rows, table }: Learnt): number {
  const width = CLASSES.length;
  if (counted.length * width < rows.length) counted = new Int32Array(rows.length / width);
  turn += 1;
  sums.fill(0);
  let known = 0;
  const { count, ids } = gramsIn(text, wordsOf(text));
  for (let at = 0; at < count; at += 1) {
    const row = table.rowOf(ids[at] ?? 0);
    if (row < 0 || counted[row] === turn) continue;
    counted[row] = turn;
    known += 1;
    const from = row * width;
    for (let index = 0; index < width; index += 1) {
      sums[index] = (sums[index] ?? 0) + (rows[from + index] ?? 0);
    }
  }
  return known;
}

/** The words that spoke most for a class against the lawful one: their place in the text, end exclusive. */
export function wordsFor(
  category: Category,
  text: string,
  learnt: Learnt = shippedWeights(),
): readonly [number, number] {
  const { count, ids, starts, ends } = gramsIn(text, wordsOf(text));
  const own = CLASSES.indexOf(category);
  let most = 0;
  let place: [number, number] = [0, text.length];
  for (let at = 0; at < count; at += 1) {
    const row = learnt.table.rowOf(ids[at] ?? 0) * CLASSES.length;
    if (row < 0) continue;
    const speaks = (learnt.rows[row + own] ?? 0) - (learnt.rows[row + NONE] ?? 0);
    if (speaks <= most) continue;
    most = speaks;
    place = [starts[at] ?? 0, ends[at] ?? text.length];
  }
  return place;
}
