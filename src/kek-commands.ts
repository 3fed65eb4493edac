/**
 * `kek list`, `kek begin` and `kek adopt`: the key-encryption keys of this installation.
 *
 * Whoever begins one has the old one destroyed: what was erased until then can no longer be read from any backup. A
 * restored installation adopts the folder of the one that it was restored from, which may not use it any more.
 */
import { onInstallation, UsageError } from './commands.js';
import { destroyedEpochs, livingEpochs, type Epoch } from './evidence/epochs/epoch.repository.js';
import { adoptFolder } from './evidence/epochs/adopt-folder.js';
import { Keeper } from './evidence/epochs/keeper.js';
import { EvidenceLog } from './evidence/record.js';
import { DEFAULT_TENANT, type Installation } from './platform/installation.js';

export async function kek([verb, ...rest]: string[]): Promise<void> {
  const work = { list, begin, adopt }[verb ?? ''];
  if (work === undefined || rest.length > 0)
    throw new UsageError('usage: kek list | begin | adopt');
  await onInstallation(work, { adopts: verb === 'adopt' });
}

async function list({ database }: Installation): Promise<void> {
  const [living, destroyed] = await database.tx(
    DEFAULT_TENANT,
    async (tx) => [await livingEpochs(tx), await destroyedEpochs(tx)] as const,
  );
  for (const one of destroyed) print(one, { destroyed_at: one.destroyed_at });
  for (const one of living) print(one, { destroyed_at: null });
}

function print({ epoch, fingerprint, begun_at }: Epoch, more: object): void {
  process.stdout.write(`${JSON.stringify({ epoch, fingerprint, begun_at, ...more })}\n`);
}

async function begin({ database, keys, evidenceOrigin }: Installation): Promise<void> {
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const keeper = new Keeper(database, { keys, evidence });
  const epoch = await keeper.begin();
  const destroyed = await keeper.goOn();
  process.stdout.write(`${JSON.stringify({ epoch, destroyed })}\n`);
  process.stderr.write(
    `copy \`${keys.ring.folder}\` to where the master key is kept, in place of the older copy: ` +
      `who was erased until now is gone from backups when the last copy of an older key is\n`,
  );
}

async function adopt({ database, keys, evidenceOrigin, id }: Installation): Promise<void> {
  const rotating = { keys, evidence: new EvidenceLog(keys, evidenceOrigin) };
  const from = await database.tx(DEFAULT_TENANT, (tx) => adoptFolder(tx, rotating, id));
  process.stdout.write(`${JSON.stringify({ folder: keys.ring.folder, from, to: id })}\n`);
}
