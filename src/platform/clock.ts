/**
 * The one place where time comes from.
 *
 * In production that is the database's clock, so that all processes agree; every SQL statement takes
 * the instant as a parameter. A test clock shifts it, and runs on from there.
 */
export class Clock {
  #shiftMs: number;
  #databaseAheadMs = 0;

  constructor(startAt?: string) {
    this.#shiftMs = startAt === undefined ? 0 : Date.parse(startAt) - Date.now();
  }

  /** What the clock says, given what the database's clock said, in milliseconds since 1970. */
  reading(databaseTime: Date): number {
    this.#databaseAheadMs = databaseTime.getTime() - Date.now();
    return databaseTime.getTime() + this.#shiftMs;
  }

  /** What it says about now, by how far the database's clock was ahead when it was last read: for what is judged in minutes. */
  nearly(): number {
    return this.local() + this.#databaseAheadMs;
  }

  /** For what is not judged or recorded: log lines, HTTP dates, ages of caches. */
  local(): number {
    return Date.now() + this.#shiftMs;
  }

  /** How far it was set by hand; for those who watch the clock this is time that passed. */
  get movedMs(): number {
    return this.#shiftMs;
  }

  /** Tests only: from now on it is `instant`. */
  set(instant: string): void {
    this.#shiftMs = Date.parse(instant) - Date.now();
  }

  /** Tests only. */
  advance(ms: number): void {
    this.#shiftMs += ms;
  }
}

let lastMs = Number.NaN;
let lastText = '';

/** RFC 3339 in UTC with milliseconds, the form that is stored and answered. */
export function iso(ms: number): string {
  // A transaction writes the same instant hundreds of times.
  if (ms !== lastMs) {
    lastText = new Date(ms).toISOString();
    lastMs = ms;
  }
  return lastText;
}

/** The machine's own time in milliseconds, for machinery that is neither judged nor recorded. */
export function wallMs(): number {
  return Date.now();
}

/** The machine's own time, for log lines only. */
export function wallClock(): string {
  return new Date().toISOString();
}
