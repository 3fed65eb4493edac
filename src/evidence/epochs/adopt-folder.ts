/** A restored installation takes over the folder of keys from the one that it was restored from, on record. */
import { ConfigError } from '../../platform/config.js';
import type { Tx } from '../../platform/database.js';
import { ownerOf, takeFolder } from '../../platform/key-folder.js';
import { lockName } from '../../platform/named-lock.js';
import { livingEpochs } from './epoch.repository.js';
import type { Rotating } from './rotate.js';

/**
 * The keys were held to this database when it was opened. Killed before the commit, the folder is ours without a
 * record, and the next adoption makes it up.
 *
 * @returns whose it was; null if nobody's
 */
export async function adoptFolder(
  tx: Tx,
  { keys, evidence }: Rotating,
  installation: string,
): Promise<string | null> {
  const { folder } = keys.ring;
  await lockName(tx, 'dunwell kek');
  const { epoch = 1 } = (await livingEpochs(tx)).at(-1) ?? {};
  if (folder === undefined || epoch === 1)
    throw new ConfigError(
      'no epoch of keys has begun here, so nothing shows that the folder fits: name an empty one in `DUNWELL_KEK_DIR`',
    );
  const from = ownerOf(folder) ?? null;
  await evidence.write(tx, [
    {
      kind: 'config.changed',
      subject: null,
      body: { change: 'kek_adopted', epoch, from, to: installation },
    },
  ]);
  takeFolder(folder, installation);
  return from;
}
