/** The application over HTTP, on a database of its own: what a story starts with. */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AccessModule } from '../../src/platform/access/access.module.js';
import { addKey, addUser } from '../../src/platform/access/access.repository.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { readConfig } from '../../src/platform/config.js';
import { HTTP_OPTIONS, setUpHttp } from '../../src/platform/http.js';
import {
  DEFAULT_TENANT,
  openInstallation,
  type Installation,
} from '../../src/platform/installation.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { PosterModule } from '../../src/platform/poster.js';
import { freshDatabase } from './database.js';

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** Whatever JSON came back; a test looks into it. */
  readonly body: Record<string, unknown>;
}

export interface Ask {
  readonly body?: unknown;
  /** Sent as it is, for bodies that are no JSON. */
  readonly raw?: string;
  readonly headers?: Record<string, string>;
  /** Instead of the key that may do everything; null for none. */
  readonly key?: string | null;
}

export interface TestApp {
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly installation: Installation;
  /** As the owner: what is really in the tables. */
  readonly databaseUrl: string;
  /** A key with every scope. */
  readonly key: string;
  ask(method: string, path: string, ask?: Ask): Promise<Reply>;
  /** A new key of a new user. */
  keyWith(scopes: readonly string[], login?: string): Promise<string>;
  stop(): Promise<void>;
}

export interface AppOptions {
  /** The service lives at this instant. */
  readonly at?: string;
  readonly env?: Record<string, string>;
}

type Modules = readonly (Type | DynamicModule)[];

/** Starts the given modules behind the API key guard; some can only be made for a database. */
export async function startApp(
  modules: Modules | ((databaseUrl: string) => Promise<Modules>),
  { at, env = {} }: AppOptions = {},
): Promise<TestApp> {
  const database = await freshDatabase();
  const config = readConfig({
    DUNWELL_KEY: randomBytes(32).toString('base64'),
    EVIDENCE_ALLOW_UNSAFE_DB: '1',
    // No sealer runs beside a story, unless it starts one.
    EVIDENCE_GATE: 'committed',
    TEST_CLOCK_AT: at,
    ...env,
  });
  const installation = await openInstallation(config, database.url);
  const platform = PlatformModule.for(config, installation);
  const own = typeof modules === 'function' ? await modules(database.url) : modules;
  const imports = [platform, PosterModule, AccessModule, ...own];
  const app = await NestFactory.create<NestExpressApplication>(
    { module: Story, imports },
    { ...HTTP_OPTIONS, logger: false, abortOnError: false },
  );
  setUpHttp(app);
  await app.listen('PORT' in env ? config.port : 0, '127.0.0.1');
  const url = await app.getUrl();
  const keyWith = async (
    scopes: readonly string[],
    login = `user-${randomBytes(4).toString('hex')}`,
  ) =>
    installation.database.tx(DEFAULT_TENANT, async (tx) => {
      await addUser(tx, { login, roles: ['admin'] });
      return (await addKey(tx, { login, scopes })).key;
    });
  const key = await keyWith(SCOPES, 'everything');
  return {
    url,
    app,
    installation,
    databaseUrl: database.url,
    key,
    keyWith,
    ask: (method, path, ask = {}) => send(url, key, method, path, ask),
    stop: async () => {
      await app.close();
      await database.drop();
    },
  };
}

@Module({})
class Story {}

async function send(
  url: string,
  key: string,
  method: string,
  path: string,
  ask: Ask,
): Promise<Reply> {
  const bearer = ask.key === undefined ? key : ask.key;
  const body = ask.raw ?? (ask.body === undefined ? null : JSON.stringify(ask.body));
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...(body === null ? {} : { 'content-type': 'application/json' }),
      ...ask.headers,
    },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : { text },
  };
}
