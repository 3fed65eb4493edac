/**
 * How the second reader of the language check is taught: multinomial logistic regression over grams, with
 * AdaGrad, words left out by chance, a fixed order and whole-number weights at the end. The shipped weights are its result.
 */
import { GRAMS_LEAST } from '../../src/compliance/language/reader/read.js';
import { CHAT, CLASSES, NONE, REV, SCALE } from '../../src/compliance/language/reader/learnt.js';
import { chances, shuffler } from './chance.js';
import { type WeightTexts, written } from './weight-texts.js';
import { gramsOf, type Span, type Spelt } from './spell.js';

export interface Lesson {
  /** Blocked, for review, allowed; or what people who know each other write. */
  readonly label: 'B' | 'R' | 'A' | 'C';
  /** A forbidden class; any other string if only the label is known. */
  readonly category: string;
  /** A message, or the numbers of the grams of one whose text is not ours. */
  readonly text: string | readonly number[];
}

export interface Taught {
  readonly weights: WeightTexts;
  readonly bias: readonly number[];
}

const ROUNDS = 24;
const RATE = 0.5;
const DECAY = 1e-4;
/**
 * So many words of a message are not heard in a round, and no gram that holds one. Whoever says the same says it in
 * other words: what is learnt must not rest on one of them.
 */
const UNHEARD = 0.3;
/** A longer gram that one or two messages alone have says nothing of others. */
const MESSAGES_LEAST = 3;
const NUMBERS_LEAST = 4;
const isNumber = (text: string) => text.startsWith('$');
const SHORT = /^[^ ]+( [^ ]+)?$/;
const K = CLASSES.length;

const GIVEN: Partial<Record<Lesson['label'], number>> = { A: NONE, R: REV, C: CHAT };

interface Example {
  readonly grams: readonly { readonly row: number; readonly words: Span }[];
  /** How many words; 0 if the text is not ours, and all of its grams are heard. */
  readonly words: number;
  readonly target: number;
}

export function teach(lessons: readonly Lesson[]): Taught {
  const spelt = lessons.map(({ text }) => gramsOf(text));
  const texts = commonOf(spelt);
  const rowOf = new Map([...texts.keys()].map((gram, row) => [gram, row]));
  const examples = lessons.map(({ label, category }, index) => {
    const grams = [...(spelt[index] ?? [])].flatMap(([gram, { words }]) => {
      const row = rowOf.get(gram);
      return row === undefined ? [] : { row, words };
    });
    const target = GIVEN[label] ?? CLASSES.slice(0, REV).indexOf(category as never);
    return { grams, words: Math.max(0, ...grams.map(({ words }) => words.end)), target };
  });
  const { weights, bias } = fitted(examples, texts.size);
  return {
    weights: written([...texts.values()], weights),
    bias: [...bias].map((one) => Math.round(one * SCALE)),
  };
}

function leastFor(text: string): number {
  if (isNumber(text)) return NUMBERS_LEAST;
  return SHORT.test(text) ? 1 : MESSAGES_LEAST;
}

function commonOf(spelt: readonly ReadonlyMap<number, Spelt>[]): Map<number, string> {
  const seen = new Map<number, number>();
  const texts = new Map<number, string>();
  for (const grams of spelt) {
    for (const [gram, { text }] of grams) {
      seen.set(gram, (seen.get(gram) ?? 0) + 1);
      if (!texts.has(gram) || !isNumber(text)) texts.set(gram, text);
    }
  }
  return new Map([...texts].filter(([gram, text]) => (seen.get(gram) ?? 0) >= leastFor(text)));
}

interface Model {
  /** K a row. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

const nothing = (size: number): Model => ({
  weights: new Float64Array(size * K),
  bias: new Float64Array(K),
});

/** The mean of what is known after each round of the second half: no single message has the last word. */
function fitted(examples: readonly Example[], size: number): Model {
  const [model, past, mean] = [nothing(size), nothing(size), nothing(size)];
  past.weights.fill(1e-2);
  past.bias.fill(1e-2);
  const order = shuffler(examples.length);
  const chance = chances(7);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const index of order()) {
      const example = examples[index];
      if (example !== undefined) learn(example, model, past, chance);
    }
    if (round * 2 < ROUNDS) continue;
    addTo(mean.weights, model.weights, 2 / ROUNDS);
    addTo(mean.bias, model.bias, 2 / ROUNDS);
  }
  return mean;
}

function addTo(sum: Float64Array, values: Float64Array, share: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + (values[at] ?? 0) * share;
}

function learn(
  example: Example,
  { weights, bias }: Model,
  past: Model,
  chance: () => number,
): void {
  const rows = heard(example, chance);
  const norm = 1 / Math.sqrt(Math.max(GRAMS_LEAST, rows.length));
  const off = errorsOf({ rows, norm, target: example.target }, weights, bias);
  for (let k = 0; k < K; k += 1) {
    const error = off[k] ?? 0;
    if (Math.abs(error) < 1e-4) continue;
    step(bias, past.bias, k, error);
    for (const row of rows) {
      const at = row * K + k;
      step(weights, past.weights, at, error * norm + DECAY * (weights[at] ?? 0));
    }
  }
}

interface Heard {
  readonly rows: readonly number[];
  readonly norm: number;
  readonly target: number;
}

function heard({ grams, words }: Example, chance: () => number): readonly number[] {
  const isLost = Array.from({ length: words }, () => chance() < UNHEARD);
  // The place of the next lost word, so that a gram is asked about once.
  const next = isLost.map(() => words);
  for (let at = words - 1; at >= 0; at -= 1)
    next[at] = isLost[at] === true ? at : (next[at + 1] ?? words);
  return grams.flatMap(({ row, words: { start, end } }) =>
    (next[start] ?? words) < end ? [] : row,
  );
}

function step(values: Float64Array, past: Float64Array, at: number, slope: number): void {
  const before = (past[at] ?? 0) + slope * slope;
  past[at] = before;
  values[at] = (values[at] ?? 0) - (RATE * slope) / Math.sqrt(before);
}

/** What was thought of each class minus what is true. */
function errorsOf({ rows, norm, target }: Heard, weights: Float64Array, bias: Float64Array) {
  const shares = Float64Array.from(bias);
  for (const row of rows) {
    for (let k = 0; k < K; k += 1)
      shares[k] = (shares[k] ?? 0) + (weights[row * K + k] ?? 0) * norm;
  }
  const most = Math.max(...shares);
  let sum = 0;
  for (let k = 0; k < K; k += 1) sum += shares[k] = Math.exp((shares[k] ?? 0) - most);
  for (let k = 0; k < K; k += 1) shares[k] = (shares[k] ?? 0) / sum;
  if (target >= 0) {
    shares[target] = (shares[target] ?? 0) - 1;
    return shares;
  }
  // Forbidden, but nobody said why: as the reader thinks best among the forbidden classes.
  const forbidden = shares.subarray(0, REV).reduce((total, one) => total + one, 0);
  for (let k = 0; k < REV; k += 1) shares[k] = (shares[k] ?? 0) * (1 - 1 / forbidden);
  return shares;
}
