/** An installation with some evidence, its backup, and databases to restore it into: without a service. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { Manifest } from '../../src/backup/manifest.js';
import type { Restoring } from '../../src/backup/restore.js';
import { takeBackup } from '../../src/backup/take.js';
import { catchUp } from '../../src/evidence/log/catch-up.js';
import { createPersons } from '../../src/evidence/person.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { readConfig, type Config } from '../../src/platform/config.js';
import { openInstallation, type Installation } from '../../src/platform/installation.js';
import { loadKeys } from '../../src/platform/master-key.js';
import { withClient } from '../../src/platform/one-client.js';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.js';

export const PERSON = '0190a0a0-0000-7000-8000-000000000001';
const RECORDS = 300;

export class Vault {
  private constructor(
    readonly folder: string,
    readonly config: Config,
    readonly source: TestDatabase,
    readonly installation: Installation,
    private readonly others: TestDatabase[] = [],
  ) {}

  static async open(): Promise<Vault> {
    const vault = await Vault.empty(newKey());
    await vault.#fill();
    return vault;
  }

  /** With nothing in it, and a master key that is known. */
  static async empty(key: string): Promise<Vault> {
    const folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
    const config = readConfig({
      DUNWELL_KEY: key,
      DUNWELL_KEK_DIR: path.join(folder, 'kek'),
      EVIDENCE_ALLOW_UNSAFE_DB: '1',
    });
    const source = await freshDatabase();
    return new Vault(folder, config, source, await openInstallation(config, source.url));
  }

  async close(): Promise<void> {
    await this.installation.database.close();
    for (const database of [this.source, ...this.others]) await database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  file(name: string): string {
    return path.join(this.folder, name);
  }

  take(name: string, url = this.source.url): Promise<Manifest> {
    return takeBackup(url, this.installation.clock, this.file(name));
  }

  /** Dropped in the end. */
  async target(): Promise<TestDatabase> {
    const database = await emptyDatabase();
    this.others.push(database);
    return database;
  }

  restoring(ownerUrl: string, more: Partial<Restoring> = {}): Restoring {
    return {
      ownerUrl,
      clock: this.installation.clock,
      keysOf: (fingerprint) => loadKeys(this.config, fingerprint),
      folder: this.file('signer'),
      backups_kept_ms: 0,
      ...more,
    };
  }

  /** Seals everything; answers the size. */
  seal(url = this.source.url): Promise<number> {
    const { clock, keys, evidenceOrigin: origin } = this.installation;
    return catchUp({ url, clock, keys, origin, folder: this.file('signer') }, 1);
  }

  async #fill(): Promise<void> {
    const { database, keys, evidenceOrigin } = this.installation;
    await database.tx(1, async (tx) => {
      const [subject = null] = (await createPersons(tx, keys, [PERSON])).values();
      const drafts = Array.from({ length: RECORDS }, (_, i) => ({
        kind: 'decision' as const,
        subject,
        body: { i },
        sec: { content: { about: subject, value: { text: `a\tb\\n${i} 你好` } } },
      }));
      await new EvidenceLog(keys, evidenceOrigin).write(tx, drafts);
    });
  }
}

export function newKey(): string {
  return randomBytes(32).toString('base64');
}

/** As the owner. */
export function rowsIn<R extends pg.QueryResultRow>(url: string, sql: string): Promise<R[]> {
  return withClient(url, async (client) => (await client.query<R>(sql)).rows);
}

export function flipByte(name: string, at: number): void {
  const handle = openSync(name, 'r+');
  const byte = Buffer.alloc(1);
  readSync(handle, byte, 0, 1, at);
  byte[0]! ^= 0xff;
  writeSync(handle, byte, 0, 1, at);
}
