/**
 * A clock that jumped is not written into the log: what was recorded by a clock far ahead could never be followed by
 * records of the right time, for verifiers refuse a log that goes back by more than a day (BACKDATED).
 *
 * So the round stops, the gate closes with it, and somebody has to look: either the clock is set right, or they confirm
 * that it is (`evidence signer confirm-clock`), which is recorded.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import type { LogState, Watch } from './due.js';
import { SignerError } from './signer.js';

/** As in `verify/records.ts`. */
export const BACKWARDS_MAX_MS = 86_400_000;
const FORWARD_MAX_MS = 43_200_000;
const CLOSE_MS = 5_000;

export class ClockError extends SignerError {
  override name = 'ClockError';

  constructor(
    readonly offMs: number,
    what: string,
  ) {
    super(`${what}: set the clock right, or see \`evidence signer confirm-clock\``);
  }
}

/** Forward is only seen by who watched, or by who finds that it was seen. */
export function refuseJump(state: LogState, at: number, expected: Watch['expected']): void {
  const last = state.at ?? at;
  if (at - last <= FORWARD_MAX_MS) return;
  const wasHeld = state.clock_off_ms !== null;
  const offMs = at - (expected ?? (wasHeld ? last : at));
  if (offMs > (wasHeld ? CLOSE_MS : FORWARD_MAX_MS))
    throw new ClockError(offMs, `the clock jumped ahead by ${hours(offMs)} hours, to ${iso(at)}`);
}

/** @param top the latest time of any record before it */
export function refuseBackdated(at: number, top: number): void {
  if (at >= top - BACKWARDS_MAX_MS) return;
  const what = `a record of ${iso(at)} would lie ${hours(top - at)} hours before one in the log, of ${iso(top)}`;
  throw new ClockError(at - top, what);
}

function hours(ms: number): string {
  return (ms / 3_600_000).toFixed(1);
}

/** For others to read, and for a sealer that begins anew. */
export async function holdClock(tx: Tx, { offMs }: ClockError): Promise<void> {
  await tx.query('update log_state set clock_off_ms = $2 where tenant = $1', [
    tx.tenant,
    Math.round(offMs),
  ]);
}

export async function isHeld(tx: Tx): Promise<boolean> {
  const rows = await tx.query(
    'select from log_state where tenant = $1 and clock_off_ms is not null',
    [tx.tenant],
  );
  return rows.length > 0;
}

export async function releaseClock(tx: Tx): Promise<void> {
  await tx.query('update log_state set clock_off_ms = null where tenant = $1', [tx.tenant]);
}
