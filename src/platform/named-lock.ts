/** Locks on names that have no row, held until the transaction ends. */
import { createHash } from 'node:crypto';
import type { Tx } from './database.js';

/** Waits for whoever holds it. */
export async function lockName(tx: Tx, name: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [numberOf(name)]);
}

/** False if another transaction holds it. */
export async function tryLockName(tx: Tx, name: string): Promise<boolean> {
  const [row] = await tx.query<{ got: boolean }>('select pg_try_advisory_xact_lock($1) as got', [
    numberOf(name),
  ]);
  return row?.got === true;
}

function numberOf(name: string): string {
  return createHash('sha256').update(name).digest().readBigInt64BE().toString();
}
