/**
 * Starts the service: database, installation, queue, application, in that order; stops in the reverse.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import pg from 'pg';
import { AppModule } from './app.module.js';
import { EvidenceLog } from './evidence/record.js';
import { listenForMetrics } from './intake/metrics.listener.js';
import { MetricsReader } from './intake/metrics.reader.js';
import { importShippedTemplates } from './messages/shipped.js';
import type { Config } from './platform/config.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './platform/embedded/server.js';
import { HTTP_OPTIONS, setUpHttp } from './platform/http.js';
import { openInstallation, type Installation } from './platform/installation.js';
import { nestLog } from './platform/nest-log.js';
import { connectQueue } from './platform/queue.js';
import { lawInForce } from './policies/house-policy.js';

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

export interface Service {
  readonly url: string;
  readonly installation: Installation;
  close(): Promise<void>;
}

export async function startService(config: Config): Promise<Service> {
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const installation = await openInstallation(config, ownerUrl);
    await seed(installation);
    const queue = await connectQueue({
      ownerUrl,
      redisUrl: config.redisUrl,
      prefix: config.queuePrefix,
    });
    const app = await NestFactory.create<NestExpressApplication>(
      AppModule.for(config, installation, queue),
      { ...HTTP_OPTIONS, logger: nestLog, abortOnError: false },
    );
    setUpHttp(app);
    await app.listen(config.port, config.host);
    const metrics =
      config.metrics && (await listenForMetrics(app.get(MetricsReader), config.metrics));
    const close = async () => {
      await app.close();
      metrics?.close();
      // Last: everything above still writes while it closes.
      await embedded?.stop();
    };
    return { url: await app.getUrl(), installation, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** What every tenant has from its first day: the shipped templates and the shipped policy. */
async function seed({ database, keys, evidenceOrigin }: Installation): Promise<void> {
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  for (const tenant of await database.tenants()) {
    await database.tx(tenant, (tx) => importShippedTemplates(tx, evidence));
    await database.tx(tenant, (tx) => lawInForce(tx, evidence));
  }
}
