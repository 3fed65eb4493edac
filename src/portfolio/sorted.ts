import { ordered } from '../platform/idempotency.js';

/** Items of a list whose order means nothing, in one order. */
export function sorted<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, text: ordered(item) }))
    .toSorted((a, b) => (a.text < b.text ? -1 : 1))
    .map(({ item }) => item);
}
