/** Weights as the text that `learnt.ts` reads. */
import { CLASSES, SCALE } from '../../src/compliance/language/reader/learnt.js';

/** For the file of each name: grams of Latin words, and those with any other letter or mark. */
export interface WeightTexts {
  readonly latin: string;
  readonly other: string;
}

/** Smaller weights are left out. */
const WEIGHT_LEAST = 0.4;
const LINE = 32_000;

const isLatin = (entry: string) => /^[\x20-\x7e]*$/.test(entry);

/** @param weights CLASSES.length a gram */
export function written(grams: readonly string[], weights: Float64Array): WeightTexts {
  const entries = grams.flatMap((gram, row) => {
    const parts = CLASSES.map((_, k) => {
      const weight = weights[row * CLASSES.length + k] ?? 0;
      const whole = Math.max(-127, Math.min(127, Math.round(weight * SCALE)));
      return Math.abs(weight) < WEIGHT_LEAST ? '' : String.fromCharCode(0x61 + k) + whole;
    }).join('');
    return parts === '' ? [] : [`${gram}|${parts}`];
  });
  return {
    latin: inLines(entries.filter(isLatin)),
    other: inLines(entries.filter((entry) => !isLatin(entry))),
  };
}

function inLines(entries: readonly string[]): string {
  const lines: string[] = [];
  for (const entry of entries.toSorted()) {
    const last = lines.at(-1);
    if (last === undefined || last.length + entry.length > LINE) lines.push(entry);
    else lines[lines.length - 1] = `${last};${entry}`;
  }
  return lines.join('\n');
}
