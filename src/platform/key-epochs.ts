/** Before anything is opened: the key of every epoch is at hand, and what was to be destroyed is. */
import type pg from 'pg';
import { claimFolder, NotWritableError, refuseForeign } from './key-folder.js';
import type { KeyRing } from './key-ring.js';

type Row = { epoch: number; fingerprint: string | null };

/**
 * @param owner of the schema
 * @param installation undefined: whose folder it is does not matter, because it is about to be adopted
 */
export async function requireEpochs(
  owner: pg.Client,
  ring: KeyRing,
  installation: string | undefined,
): Promise<void> {
  if (installation !== undefined) refuseForeign(ring.folder, installation);
  const { rows: living } = await owner.query<Row>(
    'select epoch, fingerprint from kek_epoch order by epoch',
  );
  for (const { epoch, fingerprint } of living) ring.require(epoch, fingerprint);
  if (installation === undefined) return;
  if (living.length > 1) claim(ring.folder, installation);
  const { rows: gone } = await owner.query<Row>('select epoch, fingerprint from kek_destroyed');
  // Killed between the row and the file.
  for (const { epoch, fingerprint } of gone) ring.destroyOnly(epoch, fingerprint);
}

/** In a folder of before there were owners. A process that only reads it leaves that to another. */
function claim(folder: string | undefined, installation: string): void {
  if (folder === undefined) return;
  try {
    claimFolder(folder, installation);
  } catch (error) {
    if (!(error instanceof NotWritableError)) throw error;
  }
}
