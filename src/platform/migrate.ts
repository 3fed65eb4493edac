/**
 * Forward-only migrations: every file of `migrations/` once, in order, each in a transaction of its own.
 *
 * The ledger row is written first, so a second migrator that was not held back by the lock would fail
 * instead of running a file twice. A database newer than the program refuses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type pg from 'pg';
import { ConfigError } from './config.js';
import { withClient } from './one-client.js';

const FOLDER = new URL('./migrations/', import.meta.url);
// Any number of processes may start at once on one database.
const LOCK = 7_283_641;

/** Brings the database at `ownerUrl` to this program's schema. */
export async function migrate(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await holdMigrations(client);
    const applied = await appliedMigrations(client);
    for (const file of migrationFiles()) if (!applied.includes(file)) await alone(client, file);
  });
}

/** Everything that this program knows, in order. */
export function migrationFiles(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .toSorted();
}

/** Until the connection ends nobody else migrates, or starts. */
export async function holdMigrations(client: pg.Client): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [LOCK]);
}

/** What the database has; a database newer than the program refuses. */
export async function appliedMigrations(client: pg.Client): Promise<string[]> {
  await client.query(
    'create table if not exists migration (name text primary key, applied_at timestamptz not null default clock_timestamp())',
  );
  const { rows } = await client.query<{ name: string }>('select name from migration');
  const applied = rows.map(({ name }) => name);
  refuseUnknown(applied, 'database');
  return applied;
}

async function alone(client: pg.Client, file: string): Promise<void> {
  await client.query('begin');
  try {
    await applyMigration(client, file);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** In the transaction of the caller. */
export async function applyMigration(client: pg.Client, file: string): Promise<void> {
  const sql = readFileSync(new URL(file, FOLDER), 'utf8');
  try {
    await client.query('insert into migration (name) values ($1)', [file]);
    await client.query(sql);
  } catch (cause) {
    throw new Error(
      `migration \`${file}\` failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

export function refuseUnknown(names: readonly string[], what: 'database' | 'backup'): void {
  const known = migrationFiles();
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new ConfigError(
    `the ${what} is newer than this program: it has \`${unknown.join('`, `')}\`; take the newer release`,
  );
}
