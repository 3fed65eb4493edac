/**
 * The sentences of findings, in English as the rules say them and in Simplified Chinese.
 *
 * A rule speaks English and the evidence keeps what it said. Chinese is told from that very sentence, by
 * the phrase that it is an instance of: so a decision of any age can be told, nothing is stored twice, and
 * a rule needs no second wording. A test holds that every sentence in the rules has its phrase.
 */
import { CHANNELS, HOLD_REASONS, NOUNS, PLACES, RELATIONS, STATUSES } from './terms.js';

/** English with holes, and the same in Chinese. */
export type Phrase = readonly [english: string, chinese: string];

interface Hole {
  readonly pattern: string;
  /** What stands in the hole, in Chinese; default as it is. */
  readonly tell?: (found: string) => string | undefined;
}

const listed = (words: Readonly<Record<string, string>>): Hole => ({
  pattern: Object.keys(words)
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  tell: (found) => words[found],
});

/** What may stand in a hole, by its name. */
const HOLES: Readonly<Record<string, Hole>> = {
  n: { pattern: '\\d+' },
  date: { pattern: '-?\\d{4,6}-\\d{2}-\\d{2}' },
  instant: { pattern: '\\d{4}-\\d{2}-\\d{2}T\\S+' },
  clock: { pattern: '\\d{2}:\\d{2}' },
  zone: { pattern: '[A-Za-z0-9_+/-]+' },
  code: { pattern: '[A-Za-z0-9_.-]+' },
  host: { pattern: '[^`]*' },
  // What is missing is one sentence of several that are joined.
  missing: { pattern: '[^;]*' },
  any: { pattern: '.*' },
  relation: listed(RELATIONS),
  channel: listed(CHANNELS),
  noun: listed(NOUNS),
  place: listed(PLACES),
  reason: listed(HOLD_REASONS),
  status: listed(STATUSES),
};

export interface Compiled {
  readonly pattern: RegExp;
  /** In the order of the English holes. */
  readonly holes: readonly { readonly name: string; readonly hole: Hole }[];
  readonly chinese: string;
}

export function compiled([english, chinese]: Phrase): Compiled {
  const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const source = english
    .split(/\{\w+\}/)
    .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .reduce((sum, text, i) => `${sum}(${holeNamed(names[i - 1] ?? '').pattern})${text}`);
  return {
    pattern: new RegExp(`^${source}$`, 's'),
    holes: names.map((name) => ({ name, hole: holeNamed(name) })),
    chinese,
  };
}

/** `{n}` and `{n2}` are two holes of one kind. */
function holeNamed(name: string): Hole {
  const hole = HOLES[name.replace(/\d+$/, '')];
  if (hole === undefined) throw new Error(`there is no hole \`{${name}}\``);
  return hole;
}

/** The Chinese of a sentence that is an instance of this phrase, or `undefined`. */
export function toldBy({ pattern, holes, chinese }: Compiled, sentence: string) {
  const match = pattern.exec(sentence);
  if (match === null) return undefined;
  return holes.reduce((told, { name, hole }, i) => {
    const found = match[i + 1] ?? '';
    return told.replace(`{${name}}`, () => hole.tell?.(found) ?? found);
  }, chinese);
}
