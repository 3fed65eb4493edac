/** The servers that a benchmark runs on: its own PostgreSQL, fsync on, and Redis when it is asked for. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  createPostgresBackend,
  runMigrations,
  setDefaultBackendFactory,
  type ConnectionOptions,
} from 'bullmq';
import { startEmbeddedPostgres } from '../../platform/embedded/server.js';
import { withClient } from '../../platform/one-client.js';
import { startRedis } from '../../platform/redis-server.js';

export interface Backend {
  readonly name: 'PostgreSQL' | 'Redis';
  readonly dataDir: string;
  /** The service's database. */
  readonly databaseUrl: string;
  /** Another one on the same server, for what is measured beside the service. */
  readonly scratchUrl: string;
  readonly redisUrl: string | undefined;
  readonly postgresPid: number;
  /** Of the service, for what is measured in several ways. */
  readonly settings?: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startBackend(onRedis: boolean): Promise<Backend> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dunwell-bench-'));
  // PostgreSQL's own account must be able to pass through.
  chmodSync(dataDir, 0o711);
  const postgres = await startEmbeddedPostgres({ dataRoot: path.join(dataDir, 'postgres') });
  const redis = onRedis ? await startRedis({ dir: path.join(dataDir, 'redis') }) : undefined;
  await withClient(postgres.url(), async (client) => {
    await client.query('create database dunwell');
    await client.query('create database scratch');
  });
  const scratchUrl = postgres.url('scratch');
  if (onRedis) setDefaultBackendFactory();
  else {
    await withClient(scratchUrl, (client) => runMigrations(client as never));
    setDefaultBackendFactory(createPostgresBackend);
  }
  const stop = async () => {
    await redis?.stop();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const name = onRedis ? 'Redis' : 'PostgreSQL';
  return {
    name,
    dataDir,
    databaseUrl: postgres.url('dunwell'),
    scratchUrl,
    redisUrl: redis?.url,
    postgresPid: postgres.pid,
    stop,
  };
}

/** BullMQ's options for queues that are measured beside the service. */
export function queueConnection({ redisUrl, scratchUrl }: Backend): {
  connection: ConnectionOptions;
} {
  const connection =
    redisUrl === undefined
      ? { connectionString: scratchUrl, max: 16 }
      : { url: redisUrl, maxRetriesPerRequest: null };
  return { connection };
}
