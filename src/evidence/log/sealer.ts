/**
 * One round for one tenant: what waits gets its place, and the signer signs the whole.
 *
 * Any number of processes may make rounds. One that does not hold the log's key only gives out places: it
 * stands by.
 */
import type { Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import { lockName } from '../../platform/named-lock.js';
import { logName } from '../log-name.js';
import { ClockError, holdClock } from './clock-check.js';
import { dueOf, logState, type LogState } from './due.js';
import type { LogHouse } from './growth.js';
import { heldKey, makeKey, renameOldFiles } from './key-store.js';
import { unsealedLogs, type OneLog } from './logs.js';
import { endRotation, isOver } from './rotation.js';
import { integrate, openLog, type Round } from './sequencer.js';
import { seal } from './signer.js';

export interface LogWork {
  readonly url: string;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly origin: string;
  /** Of the signer: its keys and its memory. */
  readonly folder: string;
}

/** Sealed so far, and whether this process could sign. */
export interface Rounded {
  readonly taken: number;
  readonly signs: boolean;
  readonly sealed: number;
}

export class Sealer {
  readonly sequencer: Database;
  readonly #signer: Database;
  /** What the two clocks said in the round before, by tenant. */
  readonly #watched = new Map<number, { readonly at: number; readonly since: number }>();

  constructor(private readonly work: LogWork) {
    this.sequencer = new Database(work.url, work.clock, { max: 1, role: 'dunwell_sequencer' });
    this.#signer = new Database(work.url, work.clock, { max: 1, role: 'dunwell_sealer' });
  }

  async close(): Promise<void> {
    await this.sequencer.close();
    await this.#signer.close();
  }

  /** @param heads whether a `subject.heads` record is wanted now */
  async round(tenant: number, heads = false): Promise<Rounded> {
    const { sequencer, work } = this;
    const seen = await sequencer.tx(tenant, (tx) => this.#look(tx, work, heads));
    const { state, sealed, signs, round, watched, ended } = seen;
    if (signs && ended !== undefined) {
      await seal(this.#signer, tenant, work.folder, ended.vkey);
      return this.round(tenant, heads);
    }
    if (signs && isOver(state, sealed, watched.at + work.clock.movedMs)) {
      await endRotation(sequencer, tenant, work.folder, state.vkey);
      return this.round(tenant, heads);
    }
    const taken = round === undefined ? 0 : await this.#integrate(tenant, round);
    this.#watched.set(tenant, watched);
    const idle = round === undefined && state.size <= sealed;
    if (idle || !signs) return { taken, signs, sealed };
    return { taken, signs, sealed: await seal(this.#signer, tenant, work.folder, state.vkey) };
  }

  async #integrate(tenant: number, round: Round): Promise<number> {
    const { sequencer, work } = this;
    try {
      return await sequencer.tx(tenant, (tx) => integrate(tx, work, round));
    } catch (error) {
      // What was begun is rolled back; that it was refused is not.
      if (error instanceof ClockError) await sequencer.tx(tenant, (tx) => holdClock(tx, error));
      throw error;
    }
  }

  /** What there is to do. Nothing is written, except by the first who comes. */
  async #look(tx: Tx, house: LogHouse, heads: boolean) {
    const state = (await logState(tx)) ?? (await this.#open(tx, house));
    const { movedMs } = this.work.clock;
    const watched = { at: tx.at - movedMs, since: performance.now() };
    const before = this.#watched.get(tx.tenant);
    const expected = before && before.at + movedMs + watched.since - before.since;
    const watch = { local: this.work.clock.local(), expected };
    const [place, waits, [ended]] = await Promise.all([
      sealedSize(tx),
      somethingWaits(tx),
      // Only a log that follows another can have one that waits for its end.
      state.no === 1 ? [] : unsealedLogs(tx),
    ]);
    const sealed = Math.max(0, place - state.base);
    const due = dueOf(state, tx.at, watch);
    const isHeld = state.clock_off_ms !== null;
    const own = heads || isHeld || due.beat || due.heads || due.adjustedMs !== 0;
    const round: Round | undefined = own || waits ? { heads, watch } : undefined;
    const signs = [state, ...(ended === undefined ? [] : [ended])].every((log) =>
      this.#holdsKeys(log),
    );
    return { state, sealed, signs, round, watched, ended };
  }

  /** The first process to need a log makes its key. */
  async #open(tx: Tx, house: LogHouse): Promise<LogState> {
    const log = logName(house.origin, tx.tenant);
    await lockName(tx, `opening of ${log}`);
    if ((await logState(tx)) === undefined) {
      const { vkey } = makeKey(this.work.folder, log);
      await openLog(tx, house, vkey);
    }
    return (await logState(tx))!; // opened by us or by whom we waited for
  }

  #holdsKeys({ vkey, next_vkey }: Pick<OneLog, 'vkey' | 'next_vkey'>): boolean {
    const { folder } = this.work;
    renameOldFiles(folder, vkey);
    return [vkey, next_vkey ?? vkey].every((key) => heldKey(folder, key) !== undefined);
  }
}

async function somethingWaits(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ waits: boolean }>(
    `select exists (select from pending where tenant = $1) or exists (select from heads_wish where tenant = $1) as waits`,
    [tx.tenant],
  );
  return row?.waits === true;
}

/** The place up to which everything is signed, over all logs; 0 before the first checkpoint. */
export async function sealedSize(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ size: string | null }>(
    'select max(size) as size from checkpoint where tenant = $1',
    [tx.tenant],
  );
  return Number(row?.size ?? 0);
}
