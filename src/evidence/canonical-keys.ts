/** The keys of the canonical form: which may occur, in which order, and how they are written. */
import { NotCanonicalError } from './not-canonical.js';

const KEY = /^[a-z0-9_.]{1,64}$/;

/** In ascending order of UTF-16 code units. */
export function keysOf(value: object): string[] {
  const proto: unknown = Object.getPrototypeOf(value);
  // An object of another realm is plain too; its Object.prototype is the end of its chain.
  if (proto !== Object.prototype && proto !== null && Object.getPrototypeOf(proto) !== null) {
    throw new NotCanonicalError('is an instance of a class: record its plain data');
  }
  if (Object.getOwnPropertySymbols(value).length > 0) {
    throw new NotCanonicalError('has a symbol for a key: use text');
  }
  return sorted(Object.keys(value));
}

/** Sorts few keys, often sorted already, where they are: an insertion sort costs next to nothing. */
function sorted(keys: string[]): string[] {
  if (keys.length > FEW) return keys.toSorted();
  for (let i = 1; i < keys.length; i++) {
    const key = keys[i] ?? '';
    let j = i;
    for (let before = keys[j - 1]; before !== undefined && before > key; before = keys[j - 1]) {
      keys[j--] = before;
    }
    keys[j] = key;
  }
  return keys;
}

const FEW = 24;

// Those that were found good; bounded, should keys ever come from data.
const labels = new Map<string, string>();
const LABELS_MAX = 4096;

/** A key with its quotes and colon. */
export function labelOf(key: string): string {
  const known = labels.get(key);
  if (known !== undefined) return known;
  if (!KEY.test(key)) throw new NotCanonicalError(`has a key other than \`${KEY.source}\``);
  const label = `"${key}":`;
  if (labels.size < LABELS_MAX) labels.set(key, label);
  return label;
}
