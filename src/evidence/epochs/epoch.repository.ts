/** The epochs of key-encryption keys as the database knows them; the keys themselves lie outside it. */
import type { Tx } from '../../platform/database.js';

export interface Epoch extends Record<string, unknown> {
  readonly epoch: number;
  /** Null of the first, which is derived from the master key. */
  readonly fingerprint: string | null;
  readonly begun_at: Date | null;
}

/** Oldest first; the last one wraps what is new. */
export function livingEpochs(tx: Tx): Promise<Epoch[]> {
  return tx.query<Epoch>('select epoch, fingerprint, begun_at from kek_epoch order by epoch');
}

export function destroyedEpochs(tx: Tx): Promise<(Epoch & { destroyed_at: Date })[]> {
  return tx.query(
    'select epoch, fingerprint, begun_at, destroyed_at from kek_destroyed order by epoch',
  );
}

export async function newestEpoch(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ epoch: number | null }>(
    'select max(epoch) as epoch from kek_epoch',
  );
  if (row === undefined || row.epoch === null) throw new Error('no epoch of keys has begun');
  return row.epoch;
}

export async function installationOf(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ id: string }>('select id from installation');
  return row!.id; // nothing works on a database without one
}
