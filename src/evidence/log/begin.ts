/** Every growth of a log begins here: the clock is looked at first, and how far it was set is the first record. */
import type { Tx } from '../../platform/database.js';
import { refuseJump, releaseClock } from './clock-check.js';
import { dueOf, type LogState, type Watch } from './due.js';
import { Growth, type LogHouse } from './growth.js';

export async function beginGrowth(
  tx: Tx,
  house: LogHouse,
  state: LogState,
  watch?: Watch,
): Promise<Growth> {
  // Not when the transaction began: it may have waited for the lock.
  const at = await tx.now();
  refuseJump(state, at, watch?.expected);
  const growth = new Growth(tx, house, at, state);
  const { adjustedMs } = dueOf(state, at, watch);
  if (adjustedMs !== 0) await growth.record('clock.adjusted', { by_ms: Math.round(adjustedMs) });
  if (state.clock_off_ms !== null) await releaseClock(tx);
  return growth;
}
