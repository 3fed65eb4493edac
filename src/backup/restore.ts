/**
 * Restores a backup: one transaction from the empty database to one that the service may start on. Killed anywhere
 * before its end, it leaves an empty database; no service can start on half of it.
 */
import pg from 'pg';
import { afterRestore, wentOn, type Restored } from '../dispatch/restored.js';
import { eraseAgain } from '../dispatch/erasing/again.js';
import { settleEpochs, strikeOffGone, takeLiving } from '../evidence/epochs/after-restore.js';
import { erasedTags } from '../evidence/log/erased-memory.js';
import { checkStoredLog, type StoredLog } from '../evidence/log/stored-log.js';
import { renewEnds, rememberedEnds } from '../evidence/log/renew-end.js';
import { knowsLog, rememberedNow, renewKey, type Signer } from '../evidence/log/renewal.js';
import { EvidenceLog } from '../evidence/record.js';
import { endAfterRestore } from '../platform/access/tidy.js';
import { readPersons } from '../evidence/person.js';
import { openSections } from '../evidence/section.js';
import { iso, type Clock } from '../platform/clock.js';
import { txOn, type Tx } from '../platform/database.js';
import { UnreadableError, type Keys } from '../platform/keys.js';
import { holdMigrations } from '../platform/migrate.js';
import { sealSomeLocalities } from '../portfolio/seal-locality.js';
import { openArchive, type Archive } from './archive.js';
import { loadTables, makeSchema, migrateOn } from './load.js';
import { BackupError, readManifest, type Manifest } from './manifest.js';
import { actAs, tenantsOf } from './tables.js';
import { MANIFEST } from './take.js';

export interface Restoring {
  /** A role that owns the schema. */
  readonly ownerUrl: string;
  readonly clock: Clock;
  /** The master key of the backup, by its fingerprint. */
  readonly keysOf: (fingerprint: string) => Keys;
  /** Of the signer. */
  readonly folder: string;
  /** Milliseconds; when the old installation stopped for good. Now unless given. */
  readonly stopped_at?: number | undefined;
  /** How long a backup may still hold the key of somebody who was erased. */
  readonly backups_kept_ms: number;
}

export interface RestoredTenant {
  readonly tenant: number;
  readonly unknown: number;
  /** Persons who were erased since the backup, and are erased again. */
  readonly erased: number;
  readonly paused: boolean;
  /** Null: the tenant has no log yet. */
  readonly log: { readonly size: number; readonly root: string; readonly key: string } | null;
}

export interface Restoration {
  readonly taken_at: string;
  readonly rows: number;
  readonly tenants: readonly RestoredTenant[];
}

export async function restoreBackup(options: Restoring, file: string): Promise<Restoration> {
  const archive = await openArchive(file);
  try {
    const manifest = readManifest(await archive.text(MANIFEST));
    const keys = options.keysOf(manifest.key_id);
    const client = new pg.Client({ connectionString: options.ownerUrl });
    client.on('error', () => {});
    await client.connect();
    try {
      await holdMigrations(client);
      await client.query('begin');
      const tenants = await filled(client, archive, manifest, { ...options, keys });
      await client.query('commit');
      const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
      return { taken_at: manifest.taken_at, rows, tenants };
    } finally {
      await client.end();
    }
  } finally {
    archive.close();
  }
}

type Working = Restoring & { readonly keys: Keys };

async function filled(
  client: pg.Client,
  archive: Archive,
  manifest: Manifest,
  options: Working,
): Promise<RestoredTenant[]> {
  await makeSchema(client, manifest);
  await loadTables(client, archive, manifest);
  await migrateOn(client);
  // The one that was lost may not be lost after all: the folder of its keys is not ours by itself.
  await client.query('update installation set id = gen_random_uuid()');
  // The tables were empty a moment ago, and nobody has counted them since.
  await client.query('set local enable_seqscan = off');
  const at = await readingOf(client, options.clock);
  const { stopped_at = at } = options;
  if (stopped_at > at) throw new BackupError('`--stopped-at` lies in the future');
  const restored = {
    keys: options.keys,
    evidence: new EvidenceLog(options.keys, manifest.evidence_origin),
    taken_at: Date.parse(manifest.taken_at),
    stopped_at,
  };
  const { ring } = options.keys;
  const gone = await settleEpochs(client, ring, iso(at));
  const done: RestoredTenant[] = [];
  for (const tenant of await tenantsOf(client)) {
    await actAs(client, tenant);
    const tx = txOn(client, options.clock, tenant, at);
    const signer = { folder: options.folder, log: `${manifest.evidence_origin}/t${tenant}` };
    done.push(await restoredTenant(tx, restored, signer, { manifest, gone, ...options }));
  }
  await strikeOffGone(client, ring, gone, iso(at));
  return done;
}

async function readingOf(client: pg.Client, clock: Clock): Promise<number> {
  const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at');
  return clock.reading(rows[0]!.at); // one row, always
}

interface Facing {
  readonly manifest: Manifest;
  readonly backups_kept_ms: number;
  /** Epochs whose key was destroyed since. */
  readonly gone: readonly number[];
}

async function restoredTenant(
  tx: Tx,
  restored: Restored,
  signer: Signer,
  { manifest, gone, ...options }: Facing,
): Promise<RestoredTenant> {
  const lost = await takeLiving(tx, restored.keys.ring, gone);
  await openOne(tx, restored.keys, gone);
  const remembered = wentOn(restored) ? undefined : await rememberedNow(tx, signer);
  const stored = await checkStoredLog(tx, [remembered ?? 0, ...(await rememberedEnds(tx, signer))]);
  const { tenant } = tx;
  compareHead(
    stored,
    manifest.logs.find((log) => log.tenant === tenant),
  );
  const unknown = await afterRestore(tx, restored);
  await endAfterRestore(tx);
  const erased = await eraseAgain(tx, restored, {
    tags: [...erasedTags(signer.folder, signer.log), ...lost],
    ...options,
  });
  while (await sealSomeLocalities(tx, restored.keys));
  const paused = wentOn(restored);
  if (stored === undefined) return { tenant, unknown, erased, paused, log: null };
  const head = { size: stored.tree.size, root: stored.tree.root().toString('hex') };
  const keeps = !wentOn(restored) && knowsLog(signer, stored);
  const key = keeps ? stored.vkey : await renewKey(tx, restored.evidence, signer, stored);
  await renewEnds(tx, restored.evidence, signer, stored.earlier);
  return { tenant, unknown, erased, paused, log: { ...head, key } };
}

/** The fingerprint says that it is the key; a section that opens proves it. */
async function openOne(tx: Tx, keys: Keys, gone: readonly number[]): Promise<void> {
  const [newest] = await tx.query<{ record_id: string; section: string; party_id: string }>(
    `select s.record_id, s.section, p.party_id from secret s join person_key p on p.tenant = s.tenant and p.tag = s.tag
      where s.tenant = $1 and p.kek_epoch <> all($2) order by s.record_id desc limit 1`,
    [tx.tenant, gone],
  );
  if (newest === undefined) return;
  try {
    const persons = await readPersons(tx, keys, [newest.party_id]);
    const person = persons.get(newest.party_id) ?? null;
    const [value] = await openSections(tx, keys, [{ ...newest, person }]);
    if (value !== undefined) return;
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
  }
  throw new BackupError(
    `the master key does not open the section \`${newest.section}\` of record \`${newest.record_id}\``,
  );
}

function compareHead(
  stored: StoredLog | undefined,
  head: Manifest['logs'][number] | undefined,
): void {
  const found = stored && { size: stored.tree.size, root: stored.tree.root().toString('hex') };
  if (found?.size === head?.size && found?.root === head?.root && stored?.vkey === head?.vkey)
    return;
  throw new BackupError(
    `the evidence log ends at ${found?.size ?? 0} with \`${found?.root}\`, and the backup says ${head?.size ?? 0} with \`${head?.root}\``,
  );
}
