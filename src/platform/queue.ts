/**
 * Connects BullMQ: to Redis or Valkey when there is one, else to the service's own PostgreSQL.
 *
 * `@nestjs/bullmq` has no place for a backend, so BullMQ's process-wide default is set here, before any
 * queue is built.
 */
import { BullModule, WorkerHost } from '@nestjs/bullmq';
import type { DynamicModule, INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { createPostgresBackend, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';
import { withClient } from './one-client.js';

const GRANT_LOCK = 7_283_642;
/** Each worker keeps one to listen; the others are for a moment each. */
const CONNECTIONS_MAX = 16;

export interface QueueConnection {
  readonly ownerUrl: string;
  readonly redisUrl: string | undefined;
  /** Keeps the keys of several services on one Redis apart. */
  readonly prefix: string | undefined;
}

export async function connectQueue({
  ownerUrl,
  redisUrl,
  prefix,
}: QueueConnection): Promise<DynamicModule> {
  if (redisUrl !== undefined) {
    setDefaultBackendFactory();
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    return BullModule.forRoot({ connection, ...(prefix === undefined ? {} : { prefix }) });
  }
  await prepareSchema(ownerUrl);
  setDefaultBackendFactory(createPostgresBackend);
  return BullModule.forRoot({ connection: poolOf(ownerUrl) });
}

/**
 * One for all: with a pool each, five queues and five workers kept twice as many connections, and each costs PostgreSQL
 * a process. Nobody ends it, since workers close after everything that could: what is idle ends by itself.
 */
function poolOf(connectionString: string): pg.Pool {
  const options = '-c search_path=bullmq';
  const pool = new pg.Pool({
    connectionString,
    options,
    max: CONNECTIONS_MAX,
    keepAlive: true,
    allowExitOnIdle: true,
  });
  // BullMQ listens too, once a queue and once a worker.
  pool.setMaxListeners(0);
  pool.on('error', () => {});
  return pool;
}

/** For what only looks at the routes: nothing is opened. */
export function unconnectedQueue(): DynamicModule {
  return BullModule.forRoot({ connection: {} });
}

async function prepareSchema(ownerUrl: string): Promise<void> {
  await withClient(ownerUrl, async (client) => {
    await runMigrations(client);
    // Two processes that grant at once would make each other fail.
    await client.query('select pg_advisory_lock($1)', [GRANT_LOCK]);
    // The feeder enqueues inside its own transaction, as dunwell_app; BullMQ makes a sequence a queue.
    await client.query(`
      grant usage, create on schema bullmq to dunwell_app;
      grant select, insert, update, delete on all tables in schema bullmq to dunwell_app;
      grant usage on all sequences in schema bullmq to dunwell_app;
      grant execute on all functions in schema bullmq to dunwell_app;
      alter default privileges in schema bullmq grant usage on sequences to dunwell_app`);
  });
}

/** No worker takes another job, and those at work are finished. */
export async function closeWorkers(app: INestApplicationContext): Promise<void> {
  const providers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.providers.values(),
  ]);
  const hosts = providers.map(({ instance }) => instance);
  const workers = hosts.filter((host) => host instanceof WorkerHost);
  await Promise.all(workers.map(({ worker }) => worker.close()));
}
