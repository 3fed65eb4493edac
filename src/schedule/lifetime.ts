/**
 * Until when a contact may be tried if its caller did not say: as long as what its words claim is true.
 *
 * | words                        | end                                                       |
 * |------------------------------|-----------------------------------------------------------|
 * | a reminder before a due date | the end of that day where the debtor lives                |
 * | a promise still to be kept   | the end of the promised day where the debtor lives        |
 * | anything else                | seven days after `not_before`, or after it was accepted   |
 *
 * A promised day that has passed is told truly for ever after, so it ends nothing.
 */
import { startOfDay, zoneNamed } from '../compliance/zoned.js';

const DAY_MS = 86_400_000;
export const LIFETIME_MS = 7 * DAY_MS;

export interface Claims {
  readonly purpose: string;
  /** Local date; null if the debt has none. */
  readonly due_on: string | null;
  /** The day that the words name as promised; null if they name none. */
  readonly promised_for: string | null;
  /** Where the debtor may be: their day ends when it has ended in the first of these. */
  readonly zones: readonly string[];
}

/** Exclusive, in milliseconds. At or before `from` for a reminder that comes after its due date. */
export function defaultNotAfter(claims: Claims, from: number): number {
  if (claims.purpose === 'pre_due_reminder' && claims.due_on !== null) {
    return endOfDay(claims.due_on, claims.zones);
  }
  if (claims.promised_for !== null) {
    const end = endOfDay(claims.promised_for, claims.zones);
    if (end > from) return end;
  }
  return from + LIFETIME_MS;
}

function endOfDay(date: string, zones: readonly string[]): number {
  const next = Date.parse(date) / DAY_MS + 1;
  const known = zones.map(zoneNamed).filter((zone) => zone !== undefined);
  if (known.length === 0) return next * DAY_MS;
  return Math.min(...known.map((zone) => startOfDay(zone, next)));
}
