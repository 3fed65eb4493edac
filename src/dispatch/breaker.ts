/**
 * The circuit breaker of one vendor. Pure: state and clock are given.
 *
 * Five failures in a row open it, for 30 s first and for twice as long each time, ten minutes at most. When
 * that is over one attempt tries: its success closes the breaker, its failure opens it again. Silence counts
 * as a failure too: whoever does not answer must not be given more.
 */
import type { Outcome } from './channel.js';

export interface Breaker {
  /** Since the last answer. */
  readonly failures: number;
  /** How often in a row it was opened. */
  readonly opened: number;
  /** Milliseconds; null while it is closed. */
  readonly open_until: number | null;
  /** The lease of the one attempt that tries. */
  readonly probe_until: number | null;
}

export const CLOSED: Breaker = { failures: 0, opened: 0, open_until: null, probe_until: null };

const FAILURES_MAX = 5;
const OPEN_MIN_MS = 30_000;
export const OPEN_MAX_MS = 600_000;

/** `half_open`: one may try. */
export function standingOf(breaker: Breaker, now: number): 'closed' | 'open' | 'half_open' {
  if (breaker.open_until === null) return 'closed';
  if (isAhead(breaker.open_until, now)) return 'open';
  return breaker.probe_until !== null && isAhead(breaker.probe_until, now) ? 'open' : 'half_open';
}

/** When somebody may be let through again. */
export function reopensAt({ open_until, probe_until }: Breaker, now: number): number {
  const ahead = [open_until, probe_until].filter((at) => at !== null && isAhead(at, now));
  return Math.max(now, ...(ahead as number[]));
}

/** What lies further ahead than anything was ever set was set by a clock that is set back since. */
function isAhead(at: number, now: number): boolean {
  return at > now && at <= now + OPEN_MAX_MS;
}

export interface Tally {
  /** Whether it took or refused anything. */
  readonly answered: boolean;
  /** After its last answer. */
  readonly failures: number;
}

/** Neither: the message was kept back here, or the vendor put it off for reasons of the message. */
export function tallied(before: Tally | undefined, { kind }: Outcome): Tally {
  const { answered, failures } = before ?? { answered: false, failures: 0 };
  switch (kind) {
    case 'accepted':
    case 'refused':
      return { answered: true, failures: 0 };
    case 'technical':
    case 'unknown':
      return { answered, failures: failures + 1 };
    case 'not_now':
    default:
      return { answered, failures };
  }
}

export function afterAnswers(
  breaker: Breaker,
  { answered, failures }: Tally,
  now: number,
): Breaker {
  if (answered && failures === 0) return CLOSED;
  if (failures === 0) return breaker;
  const { open_until, opened } = breaker;
  const next = { ...breaker, failures: answered ? failures : breaker.failures + failures };
  // Those had been called before it opened.
  if (open_until !== null && isAhead(open_until, now)) return next;
  if (open_until === null && next.failures < FAILURES_MAX) return next;
  const wait = Math.min(OPEN_MIN_MS * 2 ** Math.min(opened, 10), OPEN_MAX_MS);
  return { ...next, opened: opened + 1, open_until: now + wait, probe_until: null };
}
