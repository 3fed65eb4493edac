/**
 * One question to the guard, read once: instants parsed, events dated and sorted by type.
 *
 * Rules see nothing else. `prepare.ts` makes it.
 */
import type { Attempt } from './attempt.js';
import type { Debt, Endpoint, Facts, Party } from './facts.js';
import type { EventOf, EventType } from './timeline.js';
import type { Zone } from './zoned.js';

/** An event with its instant in milliseconds. */
export type Dated<T extends EventType> = EventOf<T> & { readonly when: number };

export interface Question {
  readonly facts: Facts;
  readonly attempt: Attempt;
  /** The instant judged, in milliseconds. */
  readonly at: number;
  /** Events of one type up to the attempt, oldest first. */
  readonly events: <T extends EventType>(type: T) => readonly Dated<T>[];
  /** The debt the attempt is about. */
  readonly debt: Debt;
  readonly endpoint: Endpoint;
  /** The addressed party, if it is not the borrower. */
  readonly party: Party | undefined;
  /** Where the addressed party may be; all of them bind. Never empty. */
  readonly zones: readonly Zone[];
  /** The calendars that count days; the strictest binds. Never empty. */
  readonly dayZones: readonly Zone[];
}
