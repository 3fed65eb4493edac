/**
 * Forward-only migrations: every file of `migrations/` once, in order, each in a transaction of its own.
 *
 * The ledger row is written first, so a second migrator that was not held back by the lock would fail
 * instead of running a file twice. A database newer than the program refuses.
 */
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { ConfigError } from './config.js';

const FOLDER = new URL('./migrations/', import.meta.url);
// Any number of processes may start at once on one database.
const LOCK = 7_283_641;

/** Brings the database at `ownerUrl` to this program's schema. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migration (name text primary key, applied_at timestamptz not null default clock_timestamp())',
    );
    const applied = (await client.query<{ name: string }>('select name from migration')).rows.map(
      (r) => r.name,
    );
    const files = readdirSync(FOLDER)
      .filter((file) => file.endsWith('.sql'))
      .toSorted();
    refuseUnknown(applied.filter((name) => !files.includes(name)));
    for (const file of files) if (!applied.includes(file)) await apply(client, file);
  } finally {
    await client.end();
  }
}

async function apply(client: pg.Client, file: string): Promise<void> {
  const sql = readFileSync(new URL(file, FOLDER), 'utf8');
  await client.query('begin');
  try {
    await client.query('insert into migration (name) values ($1)', [file]);
    await client.query(sql);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    throw new Error(
      `migration \`${file}\` failed: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

function refuseUnknown(unknown: string[]): void {
  if (unknown.length === 0) return;
  throw new ConfigError(
    `the database is newer than this program: it has \`${unknown.join('`, `')}\`; start the newer release`,
  );
}
