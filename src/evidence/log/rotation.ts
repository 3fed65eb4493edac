/**
 * Planned rotation: a record names both keys, both sign until an instant, and then the new one alone.
 *
 * The old key ends at the newest checkpoint that both have signed, so whoever knows only one of them can go on.
 */
import { iso } from '../../platform/clock.js';
import type { Database, Tx } from '../../platform/database.js';
import { withLock } from '../../platform/lock.mjs';
import { lockName } from '../../platform/named-lock.js';
import { beginGrowth } from './begin.js';
import { logState, type LogState } from './due.js';
import { logName } from '../log-name.js';
import type { LogHouse } from './growth.js';
import { fileOf, heldKey, makeKey } from './key-store.js';
import { copyMemory } from './memory.js';
import { SignerError } from './signer.js';

export interface Rotation {
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970. */
  readonly overlap_until: number;
}

/** Begins a rotation; the signer that holds this folder ends it. */
export async function rotate(
  tx: Tx,
  house: LogHouse,
  folder: string,
  overlapMs: number,
): Promise<Rotation> {
  const state = await logState(tx, 'for update');
  if (state === undefined) throw new SignerError('this tenant has no log yet');
  if (heldKey(folder, state.vkey) === undefined)
    throw new SignerError(
      `the key \`${state.vkey}\` is not in \`${folder}\`: rotate where it lies`,
    );
  if (state.overlap_until !== null)
    throw new SignerError(`a rotation is under way until ${iso(state.overlap_until)}`);
  const to = makeKey(folder, logName(house.origin, tx.tenant, state.no)).vkey;
  const rotation = { from: state.vkey, to, overlap_until: tx.at + overlapMs };
  const overlap_end = iso(rotation.overlap_until);
  const growth = await beginGrowth(tx, house, state);
  const record = await growth.record('key.rotated', { from: state.vkey, overlap_end, to });
  await growth.store();
  await tx.query(
    'update log_state set next_vkey = $2, next_first = $3, overlap_until = $4, next_record = $5 where tenant = $1',
    [tx.tenant, to, growth.size, overlap_end, record],
  );
  return rotation;
}

/** Whether the next key is to sign alone: not before a checkpoint that both signed. */
export function isOver(state: LogState, sealed: number, at: number): boolean {
  return (
    state.overlap_until !== null && at >= state.overlap_until && sealed >= (state.next_first ?? 0)
  );
}

/** Under the lock of the signer's folder, so that the memory is copied as it is. */
export async function endRotation(
  sequencer: Database,
  tenant: number,
  folder: string,
  opened: string,
): Promise<void> {
  await withLock(fileOf(folder, opened, 'lock'), () =>
    sequencer.tx(tenant, async (tx) => {
      await lockName(tx, `signer of ${opened}`);
      const state = await logState(tx, 'for update');
      if (state?.vkey !== opened || state.next_vkey === null) return;
      copyMemory(fileOf(folder, opened, 'signed'), fileOf(folder, state.next_vkey, 'signed'));
      await retire(tx);
    }),
  );
}

async function retire(tx: Tx): Promise<void> {
  await tx.query(
    `insert into log_key_retired (tenant, vkey, last, record_id, retired_at, no)
     select tenant, vkey, (select max(size) from checkpoint where tenant = $1) - base, next_record, $2, no
       from log_state where tenant = $1`,
    [tx.tenant, iso(tx.at)],
  );
  await tx.query(
    `update log_state set vkey = next_vkey, next_vkey = null, next_first = null, overlap_until = null, next_record = null
      where tenant = $1`,
    [tx.tenant],
  );
}
