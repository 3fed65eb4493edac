/**
 * Closes a log for good and opens the one that follows it, in one transaction: killed anywhere, either nothing
 * happened or both did, and the signer makes up for what is left.
 *
 * The last record names the log that follows and its key; that log's first record names the tree that was left. Who
 * writes at that moment is waited for; who comes later waits, and writes to the next log.
 */
import { iso } from '../../platform/clock.js';
import type { Tx } from '../../platform/database.js';
import { logName } from '../log-name.js';
import { EMPTY_ROOT } from '../tree/hashes.js';
import { beginGrowth } from './begin.js';
import { logState, type LogState } from './due.js';
import { Growth, type LogHouse } from './growth.js';
import { heldKey, makeKey } from './key-store.js';
import { logsOf } from './logs.js';
import { recordHeads, takeBatch } from './sequencer.js';
import { SignerError } from './signer.js';

/** No free text: records of the log itself are for everybody. */
export const CLOSE_REASONS = ['planned', 'key_compromised', 'moved', 'other'] as const;

export interface Wish {
  /** The log that is to be closed. If it is closed already, nothing happens. */
  readonly log: string;
  readonly reason: (typeof CLOSE_REASONS)[number];
}

export interface Closed {
  readonly log: string;
  readonly size: number;
  readonly root: string;
  /** The log that follows. */
  readonly next: string;
}

/** @param folder of the signer, which holds the key of the log */
export async function closeLog(
  tx: Tx,
  house: LogHouse & { readonly folder: string },
  { log, reason }: Wish,
): Promise<Closed> {
  await tx.query('select stop_writers($1)', [tx.tenant]);
  const state = await logState(tx, 'for update');
  if (state === undefined) throw new SignerError('this tenant has no log yet');
  if (logName(house.origin, tx.tenant, state.no) !== log) return closedBefore(tx, log);
  if (heldKey(house.folder, state.vkey) === undefined)
    throw new SignerError(
      `the key \`${state.vkey}\` is not in \`${house.folder}\`: close the log where it lies`,
    );
  const next = logName(house.origin, tx.tenant, state.no + 1);
  const { vkey } = makeKey(house.folder, next);
  const growth = await ended(tx, house, state, { reason, next: { key: vkey, log: next } });
  const head = { log, root: growth.root().toString('hex'), size: growth.size };
  await succeed(tx, state, growth.size, vkey);
  const first = { no: state.no + 1, base: state.base + growth.size };
  const opened = new Growth(tx, house, growth.at, {
    ...first,
    size: 0,
    stack: Buffer.alloc(0),
    top_at: null,
  });
  await opened.record('log.opened', { after: head, keys: [vkey], schema: 'evlog/v1' });
  await opened.store();
  return { ...head, next };
}

/** What still waits gets its last places, and everybody's last record is stated. */
async function ended(
  tx: Tx,
  house: LogHouse,
  state: LogState,
  body: { reason: string; next: { key: string; log: string } },
): Promise<Growth> {
  const growth = await beginGrowth(tx, house, state);
  while ((await takeBatch(tx, growth, state.base)) > 0);
  await recordHeads(tx, growth);
  const record = await growth.record('log.closed', body);
  await growth.store({ heads: true });
  await tx.query(
    `insert into closed_log (tenant, no, base, size, root, vkey, next_vkey, next_first, record_id, closed_at)
     select tenant, no, base, size, root, vkey, next_vkey, next_first, $2, $3 from log_state where tenant = $1`,
    [tx.tenant, record, iso(tx.at)],
  );
  return growth;
}

async function succeed(tx: Tx, state: LogState, size: number, vkey: string): Promise<void> {
  await tx.query(
    `update log_state set no = no + 1, base = $2, vkey = $3, size = 0, root = $4, stack = '',
            top_at = null, next_vkey = null, next_first = null, overlap_until = null, next_record = null
      where tenant = $1`,
    [tx.tenant, state.base + size, vkey, EMPTY_ROOT],
  );
}

async function closedBefore(tx: Tx, log: string): Promise<Closed> {
  const logs = await logsOf(tx);
  const at = logs.findIndex(({ name }) => name === log);
  const [row] = await tx.query<{ size: string; root: Buffer }>(
    'select size, root from closed_log where tenant = $1 and no = $2',
    [tx.tenant, logs[at]?.no ?? 0],
  );
  if (row === undefined) throw new SignerError(`\`${log}\` is no log of this tenant`);
  const next = logs[at + 1]?.name ?? '';
  return { log, root: row.root.toString('hex'), size: Number(row.size), next };
}
