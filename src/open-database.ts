/** Where the data lies: on a server that was named, or on the embedded one, started now. */
import pg from 'pg';
import type { Config } from './platform/config.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './platform/embedded/server.js';

export interface Database {
  /** As the owner of the schema. */
  readonly ownerUrl: string;
  readonly embedded: EmbeddedPostgres | undefined;
}

const NAME = 'dunwell';

/** A server that was named, or the embedded one, started now. */
export async function openDatabase(config: Config): Promise<Database> {
  if (config.databaseUrl !== undefined)
    return { ownerUrl: config.databaseUrl, embedded: undefined };
  const embedded = await startEmbeddedPostgres({ dataRoot: config.dataDir });
  const admin = new pg.Client({ connectionString: embedded.url() });
  await admin.connect();
  try {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [NAME]);
    // Another process that starts at the same moment may make it first.
    if (rowCount === 0) await admin.query(`create database ${NAME}`).catch(ignoreDuplicate);
  } finally {
    await admin.end();
  }
  return { ownerUrl: embedded.url(NAME), embedded };
}

function ignoreDuplicate(error: unknown): void {
  const { code } = error as { code?: string };
  if (code !== '42P04' && code !== '23505') throw error;
}
