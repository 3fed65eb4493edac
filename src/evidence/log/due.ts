/** What the log must record of itself, and whether a round would find anything to do. */
import type { Tx } from '../../platform/database.js';
import type { Grown } from './growth.js';

/** Silence that is longer was no silence: somebody cut the log. */
const BEAT_MS = 600_000;
const HEADS_MS = 86_400_000;
/** Clocks are corrected by less all the time. */
const ADJUSTED_MS = 5_000;

export interface LogState extends Grown {
  readonly vkey: string;
  /** Follows it, after `overlap_until` alone. */
  readonly next_vkey: string | null;
  /** The first size that it signs. */
  readonly next_first: number | null;
  readonly overlap_until: number | null;
  readonly at: number | null;
  readonly beat_at: number | null;
  readonly heads_at: number | null;
  /** How far the clock had jumped when a round was refused; null if none is. */
  readonly clock_off_ms: number | null;
}

/** Undefined for a tenant without a log. */
export async function logState(tx: Tx, lock = ''): Promise<LogState | undefined> {
  const [row] = await tx.query<{
    vkey: string;
    next_vkey: string | null;
    next_first: string | null;
    overlap_until: Date | null;
    no: number;
    base: string;
    size: string;
    stack: Buffer;
    at: Date | null;
    beat_at: Date | null;
    heads_at: Date | null;
    top_at: Date | null;
    clock_off_ms: string | null;
  }>(
    `select vkey, next_vkey, next_first, overlap_until, no, base, size, stack, at, beat_at, heads_at, top_at, clock_off_ms
       from log_state where tenant = $1 ${lock}`,
    [tx.tenant],
  );
  if (row === undefined) return undefined;
  return {
    ...row,
    base: Number(row.base),
    size: Number(row.size),
    next_first: row.next_first === null ? null : Number(row.next_first),
    overlap_until: row.overlap_until?.getTime() ?? null,
    at: row.at?.getTime() ?? null,
    beat_at: row.beat_at?.getTime() ?? null,
    heads_at: row.heads_at?.getTime() ?? null,
    // Of a log from before this was kept, the last round says it.
    top_at: (row.top_at ?? row.at)?.getTime() ?? null,
    clock_off_ms: row.clock_off_ms === null ? null : Number(row.clock_off_ms),
  };
}

/** What a sealing process knows besides the database. */
export interface Watch {
  /** Its own clock now. */
  readonly local: number;
  /** What the database's clock should say by the time that passed since the last round; undefined in the first. */
  readonly expected?: number | undefined;
}

export interface Due {
  readonly beat: boolean;
  readonly heads: boolean;
  /** How far the clock was set, if it was: negative is back. */
  readonly adjustedMs: number;
}

export function dueOf(state: LogState, at: number, watch: Watch | undefined): Due {
  return {
    beat: watch !== undefined && isOver(state.beat_at ?? 0, BEAT_MS, at),
    heads: watch !== undefined && isOver(state.heads_at ?? 0, HEADS_MS, at),
    adjustedMs: adjustment(state.at ?? at, at, watch?.expected),
  };
}

/** What happened ahead of now happened by a clock that is set back since. */
function isOver(since: number, ms: number, at: number): boolean {
  return at - since >= ms || at < since - ADJUSTED_MS;
}

/**
 * Back is seen by whoever looks next. Forward looks like silence, except to one who watched; if another
 * round stands between, its record is written already.
 */
function adjustment(last: number, at: number, expected: number | undefined): number {
  if (at < last - ADJUSTED_MS) return at - last;
  if (expected === undefined || at - expected <= ADJUSTED_MS || at - last <= ADJUSTED_MS) return 0;
  return at - expected;
}
