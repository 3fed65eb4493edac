/** Before anything is opened: the key of every epoch is at hand, and what was to be destroyed is. */
import type pg from 'pg';
import type { KeyRing } from './key-ring.js';

type Row = { epoch: number; fingerprint: string | null };

/** @param owner of the schema */
export async function requireEpochs(owner: pg.Client, ring: KeyRing): Promise<void> {
  const { rows: living } = await owner.query<Row>(
    'select epoch, fingerprint from kek_epoch order by epoch',
  );
  for (const { epoch, fingerprint } of living) ring.require(epoch, fingerprint);
  const { rows: gone } = await owner.query<Row>('select epoch, fingerprint from kek_destroyed');
  // Killed between the row and the file.
  for (const { epoch, fingerprint } of gone) ring.destroyOnly(epoch, fingerprint);
}
