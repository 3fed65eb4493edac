/** Puts a backup's rows into an empty database of the very schema they were taken from, and holds each against its sum. */
import type pg from 'pg';
import {
  appliedMigrations,
  applyMigration,
  migrationFiles,
  refuseUnknown,
} from '../platform/migrate.js';
import type { Archive } from './archive.js';
import { BackupError, type Manifest } from './manifest.js';
import { loadRows, PLAIN_SESSION, sumOf, type Sum } from './rows.js';
import { setSequence, tablesOf, tenantsOf, type Table } from './tables.js';
import { partOf } from './take.js';

/** To exactly the schema of the backup; a database that holds anything, or has more, is refused. */
export async function makeSchema(client: pg.Client, { migrations }: Manifest): Promise<void> {
  refuseUnknown(migrations, 'backup');
  const applied = await appliedMigrations(client);
  const further = applied.filter((name) => !migrations.includes(name));
  if (applied.length > 0 && (await holdsAnything(client)))
    throw new BackupError('the database is not empty: restore into a new one');
  if (further.length > 0)
    throw new BackupError(
      `the database has \`${further.join('`, `')}\`, which the backup has not: restore into a new one`,
    );
  for (const file of migrationFiles())
    if (migrations.includes(file) && !applied.includes(file)) await applyMigration(client, file);
}

/** What a tenant has is behind its fence; without a tenant there is nothing. */
async function holdsAnything(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    'select exists (select from installation) or exists (select from tenant) as found',
  );
  return rows[0]?.found === true;
}

export async function loadTables(
  client: pg.Client,
  archive: Archive,
  { tables: listed, sequences }: Manifest,
): Promise<void> {
  await client.query(PLAIN_SESSION);
  const found = await tablesOf(client);
  refuseOtherShape(found, listed);
  const tables = listed.map(({ name, columns, ...sum }) => ({
    ...found.find((table) => table.name === name)!, // refused above if there is none
    columns,
    sum,
  }));
  for (const table of tables) {
    const rows = await archive.stream(partOf(table.name));
    compare(table.name, table.sum, await loadRows(client, table, rows));
  }
  for (const sequence of sequences) await setSequence(client, sequence);
  // Read back: what the database holds is what was taken, whatever stands between.
  const tenants = await tenantsOf(client);
  for (const table of tables) compare(table.name, table.sum, await sumOf(client, table, tenants));
}

export async function migrateOn(client: pg.Client): Promise<void> {
  const applied = await appliedMigrations(client);
  for (const file of migrationFiles())
    if (!applied.includes(file)) await applyMigration(client, file);
}

function refuseOtherShape(known: readonly Table[], listed: Manifest['tables']): void {
  const given = listed.map(shape);
  const found = known.map(shape);
  const odd = [
    ...given.filter((one) => !found.includes(one)),
    ...found.filter((one) => !given.includes(one)),
  ];
  if (odd.length === 0) return;
  throw new BackupError(
    `the backup was taken from tables of another shape: \`${odd.join('`, `')}\``,
  );
}

function shape({ name, columns }: Pick<Table, 'name' | 'columns'>): string {
  return `${name} (${columns.toSorted().join(', ')})`;
}

function compare(name: string, expected: Sum, found: Sum): void {
  if (expected.rows === found.rows && expected.sha256 === found.sha256) return;
  throw new BackupError(
    `\`${name}\` should have ${expected.rows} rows with the hash \`${expected.sha256}\`, and has ${found.rows} with \`${found.sha256}\`: the backup was changed`,
  );
}
