/**
 * Starts the service: database, installation, queue, application, in that order; stops in the reverse.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { readyLanguage } from './compliance/language/ready.js';
import { Vendors } from './dispatch/vendors.js';
import { drain } from './drain.js';
import { EvidenceLog } from './evidence/record.js';
import { listenForMetrics } from './intake/metrics.listener.js';
import { MetricsReader } from './intake/metrics.reader.js';
import { importShippedTemplates } from './messages/shipped.js';
import type { Config } from './platform/config.js';
import { HTTP_OPTIONS, setUpHttp } from './platform/http.js';
import { openInstallation, type Installation } from './platform/installation.js';
import { nestLog } from './platform/nest-log.js';
import { connectQueue } from './platform/queue.js';
import { openDatabase } from './open-database.js';
import { lawInForce } from './policies/house-policy.js';
import { sealLocalities } from './portfolio/seal-locality.js';
import { SealingChild } from './sealing-child.js';
import { configuredWitnesses } from './witness-service.js';

export interface Service {
  readonly url: string;
  readonly installation: Installation;
  /** What could leave when it started. */
  readonly sends: readonly string[];
  close(): Promise<void>;
}

export async function startService(config: Config): Promise<Service> {
  // A bad file of witnesses is found before anything is opened, though only the sealer asks them.
  configuredWitnesses(config);
  const { ownerUrl, embedded } = await openDatabase(config);
  try {
    const installation = await openInstallation(config, ownerUrl);
    await seed(installation);
    readyLanguage();
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
    const sealing =
      config.role === 'all' ? new SealingChild(config, ownerUrl, installation.clock) : undefined;
    const close = async () => {
      try {
        await drain(app, config.drainMs);
      } finally {
        metrics?.close();
        // After the senders, which wait for seals.
        await sealing?.stop();
        // Last: everything above still writes while it closes.
        await embedded?.stop();
      }
    };
    const sends = await app.get(Vendors).channels(installation.database);
    return { url: await app.getUrl(), installation, sends, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** What every tenant has from its first day, the shipped templates and the shipped policy; and what this release seals. */
export async function seed({ database, keys, evidenceOrigin }: Installation): Promise<void> {
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  for (const tenant of await database.tenants()) {
    await database.tx(tenant, (tx) => importShippedTemplates(tx, evidence));
    await database.tx(tenant, (tx) => lawInForce(tx, evidence));
    await sealLocalities(database, keys, tenant);
  }
}
