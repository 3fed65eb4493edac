/**
 * A database of its own for every test file, cloned from one that has been migrated once in the run.
 */
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { DEFAULT_TENANT } from '../../src/platform/installation.js';
import { migrate } from '../../src/platform/migrate.js';
import { withClient } from '../../src/platform/one-client.js';
import { keepGuardFile } from '../../src/policies/ruleset.repository.js';

export interface TestDatabase {
  /** As the owner, who may do everything. */
  readonly url: string;
  drop(): Promise<void>;
}

const TEMPLATE = 'template_dunwell';
// Any number, as long as everyone who makes the template takes the same.
const LOCK = 4_206_101;

/** With the schema of today and nothing in it. */
export async function freshDatabase(): Promise<TestDatabase> {
  await asAdmin(ensureTemplate);
  return create(`template ${TEMPLATE}`);
}

/** For tests of the migrations themselves. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return create('');
}

/** As it is now, like a replica that fell behind from here on. Whoever is connected is thrown out. */
export async function copyOf({ url }: TestDatabase): Promise<TestDatabase> {
  const name = new URL(url).pathname.slice(1);
  await asAdmin((admin) =>
    admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      name,
    ]),
  );
  return create(`template ${name}`);
}

async function create(how: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin((admin) => admin.query(`create database ${name} ${how}`));
  return {
    url: urlOf(name),
    drop: async () => {
      await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`));
    },
  };
}

/** Makes an owner without power over anything else; answers their connection. */
export async function ordinaryOwner(url: string): Promise<string> {
  return loginTo(url, 'owner', (name) => [
    `alter database ${new URL(url).pathname.slice(1)} owner to ${name}`,
  ]);
}

/** Makes a login that owns nothing and is a member of `roles`; answers its connection. */
export async function guestOf(url: string, roles: readonly string[]): Promise<string> {
  return loginTo(url, 'guest', (name) => roles.map((role) => `grant ${role} to ${name}`));
}

async function loginTo(
  url: string,
  kind: string,
  rights: (name: string) => string[],
): Promise<string> {
  const name = `${kind}_${randomUUID().replaceAll('-', '')}`;
  await withClient(url, async (admin) => {
    await admin.query(`create role ${name} login password 'known'`);
    for (const right of rights(name)) await admin.query(right);
  });
  const its = new URL(url);
  its.username = name;
  its.password = 'known';
  return its.toString();
}

/** It gets its name when it is complete, so a failed migration leaves none behind. */
async function ensureTemplate(admin: pg.Client): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [LOCK]);
  const { rowCount } = await admin.query('select from pg_database where datname = $1', [TEMPLATE]);
  if (rowCount === 0) {
    const draft = await create('');
    await migrate(draft.url);
    await packGuardFile(draft.url);
    const name = new URL(draft.url).pathname.slice(1);
    await admin.query(`alter database ${name} rename to ${TEMPLATE}`);
  }
}

/** Packed once for the whole run: it has 5.5 MB, and every house that has a policy keeps it. */
async function packGuardFile(url: string): Promise<void> {
  const database = new Database(url, new Clock());
  try {
    await database.tx(DEFAULT_TENANT, keepGuardFile);
  } finally {
    await database.close();
  }
}

function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  return withClient(urlOf('postgres'), work);
}

function urlOf(database: string): string {
  const url = new URL(required('TEST_PG_URL'));
  url.pathname = `/${database}`;
  return url.toString();
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error(`\`${name}\` is missing: a test with a database is a \`*.e2e-spec.ts\``);
  return value;
}
