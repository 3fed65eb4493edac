/** An earlier release's installation, as its own backup tells it: schema and rows of then, and what has become of them. */
import path from 'node:path';
import type pg from 'pg';
import { openArchive } from '../../src/backup/archive.js';
import { loadTables, makeSchema } from '../../src/backup/load.js';
import { readManifest, type Manifest } from '../../src/backup/manifest.js';
import { PLAIN_SESSION, sumOf } from '../../src/backup/rows.js';
import { tablesOf } from '../../src/backup/tables.js';
import { withClient } from '../../src/platform/one-client.js';

export const releaseFile = (commit: string) => path.resolve(`test/cases/release-${commit}.zip`);

/** Into an empty database, and not migrated on. */
export async function loadRelease(owner: string, file: string): Promise<Manifest> {
  const archive = await openArchive(file);
  const manifest = readManifest(await archive.text('manifest.json'));
  await inTransaction(owner, async (client) => {
    await makeSchema(client, manifest);
    await loadTables(client, archive, manifest);
  });
  archive.close();
  return manifest;
}

/** Tables whose rows, in the columns of then, are no more what they were. */
export function changedSince(owner: string, { tables }: Manifest): Promise<string[]> {
  return inTransaction(owner, async (client) => {
    await client.query(PLAIN_SESSION);
    const now = await tablesOf(client);
    const changed: string[] = [];
    for (const { name, columns, rows, sha256 } of tables) {
      const table = now.find((one) => one.name === name)!; // no release drops a table
      const sum = await sumOf(client, { ...table, columns }, [1]);
      if (sum.rows !== rows || sum.sha256 !== sha256) changed.push(name);
    }
    return changed;
  });
}

function inTransaction<T>(owner: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(owner, async (client) => {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  });
}
