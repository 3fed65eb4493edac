/** Somebody has looked at a clock that holds the log up (`clock-check.ts`): it is right, and the log goes on by it. */
import type { Tx } from '../../platform/database.js';
import { releaseClock } from './clock-check.js';
import { logState } from './due.js';
import { Growth, type LogHouse } from './growth.js';
import { takeBatch } from './sequencer.js';
import { SignerError } from './signer.js';

export interface Confirmed {
  readonly at: number;
  readonly byMs: number;
}

/** @param backdated go on even if verifiers refuse the log from here */
export async function confirmClock(
  tx: Tx,
  house: LogHouse,
  backdated: boolean,
): Promise<Confirmed> {
  const state = await logState(tx, 'for update');
  if (state === undefined) throw new SignerError('this tenant has no log yet');
  const at = await tx.now();
  const byMs = Math.round(at - (state.at ?? at));
  const growth = new Growth(
    tx,
    house,
    at,
    backdated ? { ...state, top_at: null } : state,
    backdated,
  );
  await growth.record('clock.adjusted', { by_ms: byMs, confirmed: true });
  while ((await takeBatch(tx, growth, state.base)) > 0);
  await growth.store();
  await releaseClock(tx);
  return { at, byMs };
}
