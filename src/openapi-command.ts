/**
 * `dunwell openapi`: the document of the HTTP API, made without a database.
 *
 * Nest's preview mode wires the modules and makes none of their parts, so nothing is opened or connected;
 * the document is read from the routes' own metadata, as the running service reads it.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { Clock } from './platform/clock.js';
import { readConfig } from './platform/config.js';
import { Database } from './platform/database.js';
import type { Installation } from './platform/installation.js';
import { Keys } from './platform/keys.js';
import { openApiDocument } from './platform/openapi.js';
import { unconnectedQueue } from './platform/queue.js';

export async function printOpenApi(): Promise<void> {
  const clock = new Clock(undefined);
  const installation: Installation = {
    database: new Database('postgres://nobody@localhost/nothing', clock),
    keys: new Keys(Buffer.alloc(32)),
    clock,
    evidenceOrigin: 'dunwell.local',
    id: '00000000-0000-0000-0000-000000000000',
  };
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.for(readConfig({}), installation, unconnectedQueue()),
    { preview: true, logger: false, abortOnError: false },
  );
  process.stdout.write(`${JSON.stringify(openApiDocument(app))}\n`);
}
