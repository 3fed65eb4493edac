/** A town whose people are erased: what its two compliance officers ask for, and what is left. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { restoreBackup, type RestoredTenant } from '../../src/backup/restore.js';
import { takeBackup } from '../../src/backup/take.js';
import { Eraser } from '../../src/dispatch/erasing/eraser.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { loadKeys, type KeySource } from '../../src/platform/master-key.js';
import { Settings } from '../../src/platform/platform.module.js';
import type { Reply } from './app.js';
import { emptyDatabase } from './database.js';
import { startExports, type Exports } from './exports.js';

export interface Erasures extends Exports {
  /** By the first person. */
  asked(party: string, basis?: string): Promise<Reply>;
  /** By the second person, unless a key is given. */
  approved(id: unknown, key?: string): Promise<Reply>;
  /** Asked for and approved; answers the erasure. */
  erased(party: string): Promise<Record<string, unknown>>;
  /** What waits is tried again, as every few seconds. */
  retried(): Promise<void>;
  shown(id: unknown): Promise<Record<string, unknown>>;
  tagOf(party: string): Promise<string>;
  /** Of the records under a tag, in their order. */
  kindsOf(tag: string): Promise<string[]>;
  /** The verdict of the verifier on the whole log, trusting the keys it names. */
  audited(name: string): Promise<string>;
  /** A backup of now, which is restored into a database of its own with the keys that are on the disk then. */
  backup(): Promise<Backup>;
}

export interface Backup {
  readonly file: string;
  /**
   * @param isSignerLost its folder remembers nobody
   * @param from where the keys are
   */
  restored(look: Look, isSignerLost?: boolean, from?: KeySource): Promise<RestoredTenant>;
}

/** Into the restored database, as its owner. */
type Look = (rows: (sql: string, values?: unknown[]) => Promise<unknown[]>) => Promise<void>;

export async function startErasures(): Promise<Erasures> {
  const world = await startExports();
  const { town } = world;
  const second = await town.keyWith(SCOPES, 'approver');
  const asked: Erasures['asked'] = (party, basis = 'data_subject') =>
    town.ask('POST', '/v1/erasures', { body: { party, basis, reason: 'A letter.' } });
  const approved: Erasures['approved'] = (id, key = second) =>
    town.ask('POST', `/v1/erasures/${String(id)}/approve`, { key, body: {} });
  return {
    ...world,
    asked,
    approved,
    erased: async (party) => (await approved((await asked(party)).body['id'])).body,
    retried: () => town.app.get(Eraser).eraseDue(1),
    shown: async (id) => (await town.ask('GET', `/v1/erasures/${String(id)}`)).body,
    tagOf: async (party) => {
      const rows = await town.rows<{ tag: string }>(
        'select k.tag from person_key k join party p on p.id = k.party_id where p.external_id = $1',
        [party],
      );
      return rows[0]!.tag;
    },
    kindsOf: async (tag) => {
      const of = 'select kind from record where tag = $1 order by n';
      return (await town.rows<{ kind: string }>(of, [tag])).map(({ kind }) => kind);
    },
    backup: async () => {
      const file = path.join(world.folder, 'backup.zip');
      await takeBackup(town.databaseUrl, town.installation.clock, file);
      return {
        file,
        restored: (look, isSignerLost = false, from = town.app.get(Settings).config) =>
          restored(world, { file, isSignerLost, from }, look),
      };
    },
    audited: async (name) => {
      await world.seal();
      const out = path.join(world.folder, name);
      await town.installation.database.tx(1, (tx) => writeAudit(tx, out));
      // The very file that travels with it.
      const args = [path.join(out, 'verify.mjs'), out, '--trust', path.join(out, 'trust.txt')];
      return execFileSync(process.execPath, args, { encoding: 'utf8' });
    },
  };
}

/** By the signer's folder of this world, which went on since. */
async function restored(
  { town, folder }: Exports,
  { file, isSignerLost, from }: { file: string; isSignerLost: boolean; from: KeySource },
  look: Look,
): Promise<RestoredTenant> {
  const { clock } = town.installation;
  const database = await emptyDatabase();
  const client = new pg.Client({ connectionString: database.url });
  // A restore puts the signer's files aside.
  const signer = path.join(folder, isSignerLost ? 'signer-lost' : 'signer-restored');
  if (!isSignerLost) cpSync(path.join(folder, 'signer'), signer, { recursive: true });
  try {
    const done = await restoreBackup(
      {
        ownerUrl: database.url,
        clock,
        keysOf: (fingerprint) => loadKeys(from, fingerprint),
        folder: signer,
        backups_kept_ms: 0,
      },
      file,
    );
    await client.connect();
    await look(async (sql, values = []) => (await client.query(sql, values)).rows);
    return done.tenants[0]!;
  } finally {
    await client.end();
    await database.drop();
  }
}
