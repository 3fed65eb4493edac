/** The public holidays of the facts as day numbers, read once per list. */
import { readDate } from '../instants.js';
import type { Question } from '../question.js';

const NONE: ReadonlySet<number> = new Set();
const read = new WeakMap<readonly string[], ReadonlySet<number>>();

export function holidaysOf({ facts }: Question): ReadonlySet<number> {
  const { holidays } = facts;
  if (holidays.length === 0) return NONE;
  const known = read.get(holidays);
  if (known !== undefined) return known;
  const days = new Set(holidays.map((date) => readDate(date) ?? -1));
  read.set(holidays, days);
  return days;
}
