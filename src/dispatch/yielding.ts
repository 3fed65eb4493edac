/**
 * Work that lets others go first. Waiters for a row stand in line; a slice that stood there would be one more
 * transaction before a STOP that comes after it. So slices never wait for a person: they come back a little later,
 * and whoever waits goes as soon as the one transaction that has the person ends.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { wallMs } from '../platform/clock.js';
import type { Database, Tx } from '../platform/database.js';
import { BusyPersonError } from '../evidence/person.js';
import { lockKnown, lockUnlessAwaited, lockUnlessBusy } from './persons.js';

export type Lock = typeof lockKnown;

const AGAIN_MS = 4;
// Claims are taken back after ten seconds: whoever never finds everybody idle stands in line after all.
const PATIENCE_MS = 2_000;

/** @param work locks persons, before it does anything else, by the function that it is given */
export async function yielding<T>(
  database: Database,
  tenant: number,
  work: (tx: Tx, lock: Lock) => Promise<T>,
): Promise<T> {
  const end = wallMs() + PATIENCE_MS;
  for (let lock: Lock = lockUnlessBusy; ; lock = wallMs() < end ? lockUnlessAwaited : lockKnown) {
    try {
      return await database.tx(tenant, (tx) => work(tx, lock));
    } catch (error) {
      if (!(error instanceof BusyPersonError)) throw error;
    }
    await sleep(AGAIN_MS);
  }
}
