/**
 * How the second reader of the language check is taught: multinomial logistic regression over grams, with
 * AdaGrad, a fixed order and whole-number weights at the end. The shipped weights are its result.
 */
import { GRAMS_LEAST } from '../../src/compliance/language/reader/read.js';
import { CHAT, CLASSES, NONE, REV, SCALE } from '../../src/compliance/language/reader/learnt.js';
import { gramsOf } from './spell.js';

export interface Lesson {
  /** Blocked, for review, allowed; or what people who know each other write. */
  readonly label: 'B' | 'R' | 'A' | 'C';
  /** A forbidden class; any other string if only the label is known. */
  readonly category: string;
  /** A message, or the numbers of the grams of one whose text is not ours. */
  readonly text: string | readonly number[];
}

export interface Taught {
  readonly weights: string;
  readonly bias: readonly number[];
}

const ROUNDS = 12;
const RATE = 0.25;
const DECAY = 1e-4;
/** A longer gram that one or two messages alone have says nothing of others. */
const MESSAGES_LEAST = 3;
const NUMBERS_LEAST = 4;
const isNumber = (text: string) => text.startsWith('$');
const SHORT = /^[^ ]+( [^ ]+)?$/;
/** Smaller weights are left out. */
const WEIGHT_LEAST = 0.3;
const K = CLASSES.length;

const GIVEN: Partial<Record<Lesson['label'], number>> = { A: NONE, R: REV, C: CHAT };

interface Example {
  readonly rows: readonly number[];
  readonly norm: number;
  readonly target: number;
}

export function teach(lessons: readonly Lesson[]): Taught {
  const spelt = lessons.map(({ text }) => gramsOf(text));
  const grams = commonOf(spelt);
  const rowOf = new Map([...grams.keys()].map((gram, row) => [gram, row]));
  const examples = lessons.map(({ label, category }, index) => {
    const rows = [...(spelt[index]?.keys() ?? [])].flatMap((gram) => rowOf.get(gram) ?? []);
    const target = GIVEN[label] ?? CLASSES.slice(0, REV).indexOf(category as never);
    return { rows, norm: 1 / Math.sqrt(Math.max(GRAMS_LEAST, rows.length)), target };
  });
  const { weights, bias } = fitted(examples, grams.size);
  return {
    weights: written([...grams.values()], weights),
    bias: [...bias].map((one) => Math.round(one * SCALE)),
  };
}

function leastFor(text: string): number {
  if (isNumber(text)) return NUMBERS_LEAST;
  return SHORT.test(text) ? 1 : MESSAGES_LEAST;
}

function commonOf(spelt: readonly Map<number, string>[]): Map<number, string> {
  const seen = new Map<number, number>();
  const texts = new Map<number, string>();
  for (const grams of spelt) {
    for (const [gram, text] of grams) {
      seen.set(gram, (seen.get(gram) ?? 0) + 1);
      if (!texts.has(gram) || !isNumber(text)) texts.set(gram, text);
    }
  }
  return new Map([...texts].filter(([gram, text]) => (seen.get(gram) ?? 0) >= leastFor(text)));
}

function fitted(examples: readonly Example[], size: number) {
  const weights = new Float64Array(size * K);
  const past = new Float64Array(size * K).fill(1e-2);
  const bias = new Float64Array(K);
  const pastBias = new Float64Array(K).fill(1e-2);
  const order = shuffler(examples.length);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const index of order()) {
      const example = examples[index];
      if (example === undefined) continue;
      const off = errorsOf(example, weights, bias);
      for (let k = 0; k < K; k += 1) {
        const error = off[k] ?? 0;
        if (Math.abs(error) < 1e-4) continue;
        step(bias, pastBias, k, error);
        for (const row of example.rows) {
          const at = row * K + k;
          step(weights, past, at, error * example.norm + DECAY * (weights[at] ?? 0));
        }
      }
    }
  }
  return { weights, bias };
}

function step(values: Float64Array, past: Float64Array, at: number, slope: number): void {
  const before = (past[at] ?? 0) + slope * slope;
  past[at] = before;
  values[at] = (values[at] ?? 0) - (RATE * slope) / Math.sqrt(before);
}

/** What was thought of each class minus what is true. */
function errorsOf({ rows, norm, target }: Example, weights: Float64Array, bias: Float64Array) {
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

/** Orders of so many things, one after the other, always the same. */
function shuffler(size: number): () => readonly number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  let seed = 7;
  return () => {
    for (let at = size - 1; at > 0; at -= 1) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      const other = seed % (at + 1);
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    return order;
  };
}

const LINE = 32_000;

function written(grams: readonly string[], weights: Float64Array): string {
  const entries = grams.flatMap((gram, row) => {
    const parts = CLASSES.map((_, k) => {
      const weight = weights[row * K + k] ?? 0;
      const whole = Math.max(-127, Math.min(127, Math.round(weight * SCALE)));
      return Math.abs(weight) < WEIGHT_LEAST ? '' : String.fromCharCode(0x61 + k) + whole;
    }).join('');
    return parts === '' ? [] : [`${gram}|${parts}`];
  });
  const lines: string[] = [];
  for (const entry of entries.toSorted()) {
    const last = lines.at(-1);
    if (last === undefined || last.length + entry.length > LINE) lines.push(entry);
    else lines[lines.length - 1] = `${last};${entry}`;
  }
  return lines.join('\n');
}
