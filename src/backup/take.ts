/**
 * Takes a backup: every table as it was at one instant, while everybody works on.
 *
 * A snapshot of one transaction is all it takes from the database; nothing is locked and nothing is migrated, so
 * that a backup can be taken with the new program before an upgrade. Left out: the queue, whose jobs only point at
 * rows, and every key.
 */
import pg from 'pg';
import { iso, type Clock } from '../platform/clock.js';
import { refuseUnknown } from '../platform/migrate.js';
import { RELEASE } from '../platform/release.js';
import { writeArchive, type Part } from './archive.js';
import { BackupError, FORMAT, type Manifest } from './manifest.js';
import { PLAIN_SESSION, rowsOf, type Sum } from './rows.js';
import { actAs, sequencesOf, tablesOf, tenantsOf, type Table } from './tables.js';

export const MANIFEST = 'manifest.json';

export function partOf(table: string): string {
  return `tables/${table}.copy`;
}

/** @param ownerUrl a role that owns the schema */
export async function takeBackup(ownerUrl: string, clock: Clock, file: string): Promise<Manifest> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(PLAIN_SESSION);
    return await written(client, clock, file);
  } finally {
    await client.end();
  }
}

async function written(client: pg.Client, clock: Clock, file: string): Promise<Manifest> {
  const before = await beginningOf(client, clock);
  const tables = await tablesOf(client);
  const tenants = await tenantsOf(client);
  const logs = await headsOf(client, tables, tenants);
  const sums = new Map<string, Sum>();
  let manifest: Manifest | undefined;
  const parts = tables.map((table) => ({
    name: partOf(table.name),
    content: () => rowsOf(client, table, tenants, (sum) => sums.set(table.name, sum)),
  }));
  async function* summary(): AsyncGenerator<Buffer> {
    const listed = tables.map(({ name, columns }) => ({
      name,
      columns: [...columns],
      ...found(sums, name),
    }));
    const sequences = await sequencesOf(client);
    manifest = { ...before, tables: listed, sequences, logs };
    yield Buffer.from(`${JSON.stringify(manifest, undefined, 2)}\n`);
  }
  const last: Part = { name: MANIFEST, content: summary };
  await writeArchive(file, [...parts, last]);
  if (manifest === undefined) throw new Error('the archive was closed before its manifest');
  return manifest;
}

function found(sums: ReadonlyMap<string, Sum>, name: string): Sum {
  const sum = sums.get(name);
  if (sum === undefined) throw new Error(`\`${name}\` was not read to its end`);
  return sum;
}

async function beginningOf(client: pg.Client, clock: Clock) {
  // The transaction began before its snapshot: what happened in between counts as later.
  const { rows: times } = await client.query<{ at: Date }>('select now() as at');
  const { rows: known } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null and to_regclass('public.installation') is not null as there`,
  );
  if (known[0]?.there !== true) throw new BackupError('this database has no Dunwell in it');
  const { rows: names } = await client.query<{ name: string }>(
    'select name from migration order by name',
  );
  const migrations = names.map(({ name }) => name);
  refuseUnknown(migrations, 'database');
  const { rows } = await client.query<{ key_fingerprint: string; evidence_origin: string }>(
    'select key_fingerprint, evidence_origin from installation',
  );
  const [installation] = rows;
  if (installation === undefined) throw new BackupError('this database is empty');
  return {
    format: FORMAT,
    release: RELEASE,
    taken_at: iso(clock.reading(times[0]!.at)), // one row, always
    key_id: installation.key_fingerprint,
    evidence_origin: installation.evidence_origin,
    migrations,
  } as const;
}

async function headsOf(
  client: pg.Client,
  tables: readonly Table[],
  tenants: readonly number[],
): Promise<Manifest['logs']> {
  if (!tables.some(({ name }) => name === 'log_state')) return [];
  const heads: Manifest['logs'] = [];
  for (const tenant of tenants) {
    await actAs(client, tenant);
    const { rows } = await client.query<{ vkey: string; size: string; root: Buffer }>(
      'select vkey, size, root from log_state where tenant = $1',
      [tenant],
    );
    for (const { vkey, size, root } of rows)
      heads.push({ tenant, vkey, size: Number(size), root: root.toString('hex') });
  }
  return heads;
}
