/**
 * A sealer with a login of its own: it owns nothing, finds the installation as the owner made it, and may do what sealing
 * needs and no more.
 */
import type pg from 'pg';
import { ConfigError } from './config.js';
import { holdMigrations, migrationFiles, refuseUnknown } from './migrate.js';
import { withClient } from './one-client.js';

/** Whether whoever logs in by `url` could not bring the schema up to date. */
export async function isGuest(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ owns: boolean }>(
      `select coalesce((select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('migration')),
                       has_schema_privilege('public', 'create')) as owns`,
    );
    return rows[0]?.owns === false;
  });
}

/** Runs `work` as `dunwell_sequencer` on a database that has the schema of this release; nobody migrates meanwhile. */
export async function asGuest<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await holdMigrations(client);
    await putOn(client, 'dunwell_sealer');
    await putOn(client, 'dunwell_sequencer');
    await requireSchema(client);
    return work(client);
  });
}

async function putOn(client: pg.Client, role: 'dunwell_sealer' | 'dunwell_sequencer') {
  await client.query(`set role ${role}`).catch((cause: unknown) => {
    const why = `the login of \`DATABASE_URL\` neither owns the schema nor is a member of \`${role}\``;
    throw new ConfigError(`${why}: see docs/operations.md`, { cause });
  });
}

async function requireSchema(client: pg.Client): Promise<void> {
  const names = await migrationsIn(client);
  refuseUnknown(names, 'database');
  const missing = migrationFiles().filter((file) => !names.includes(file));
  if (missing.length > 0)
    throw new ConfigError(
      'the database has not the schema of this release: start the service first, or `npm run -s dunwell -- migrate`, as its owner',
    );
}

/** None also where the migration that lets us look has not run yet. */
async function migrationsIn(client: pg.Client): Promise<string[]> {
  const { rows: may } = await client.query<{ read: boolean }>(
    `select coalesce(has_table_privilege(to_regclass('migration'), 'select'), false) as read`,
  );
  if (may[0]?.read !== true) return [];
  const { rows } = await client.query<{ name: string }>('select name from migration');
  return rows.map(({ name }) => name);
}
