/**
 * The built service in processes of its own that can be killed: on one database and one queue store,
 * beside doubles of the vendors that outlive them.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { startSmtpDouble, type SmtpDouble } from '../../src/demo/doubles/smtp.js';
import { startTwilioDouble, type TwilioDouble } from '../../src/demo/doubles/twilio.js';
import { declareAll, install, ONLY_A_CAP, type TwoPeople } from '../../src/demo/house.js';
import { apiAt } from '../../src/demo/service-process.js';
import { addKey, addUser } from '../../src/platform/access/access.repository.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { DEFAULT_TENANT, openInstallation } from '../../src/platform/installation.js';
import { patiently } from './patiently.js';
import { freshQueueStore, QUEUE, type Queue } from './redis.js';
import { CLI, run, type Running } from './service.js';

export type { Running } from './service.js';

/** 13:05 in London, 21:05 in Shanghai, 09:05 in New York. */
export const OPEN = '2026-03-10T13:05:00Z';

const BOOTSTRAP = path.resolve('src/bootstrap.mjs');
const ACCOUNT = { account_sid: `AC${'0'.repeat(32)}`, auth_token: 'secret-of-the-double' };

export interface Engine {
  /** A key with every scope. */
  readonly key: string;
  readonly sms: TwilioDouble;
  readonly mail: SmtpDouble;
  /** Of a second person, who may do everything too. */
  readonly secondKey: string;
  /** What the clock of every process says, as far as they agree. */
  now(): number;
  start(env?: Record<string, string>): Promise<Running>;
  /** A command of the program, to its end; answers its standard output. Fails with its standard error. */
  command(args: readonly string[], env?: Record<string, string>): Promise<string>;
  /** As the owner; waits for a server that is starting again. */
  rows<R extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<R[]>;
  stop(): Promise<void>;
}

export async function startEngine(
  databaseUrl: string,
  { queue = QUEUE, latencyMs = 0 }: { queue?: Queue; latencyMs?: number } = {},
): Promise<Engine> {
  await build();
  const since = Date.now();
  const now = () => Date.parse(OPEN) + Date.now() - since;
  const mail = await startSmtpDouble();
  const sms = await startTwilioDouble({
    ...ACCOUNT,
    receipts: 'none',
    clock: new Clock(OPEN),
    latency_ms: latencyMs,
  });
  const store = queue === 'Redis' ? freshQueueStore() : undefined;
  const signer = mkdtempSync(path.join(tmpdir(), 'signer-'));
  const settings = {
    DATABASE_URL: databaseUrl,
    DUNWELL_KEY: randomBytes(32).toString('base64'),
    EVIDENCE_ALLOW_UNSAFE_DB: '1',
    EVIDENCE_SIGNER_DIR: signer,
    SMTP_URL: `smtp://${mail.host}:${mail.port}`,
    TWILIO_ACCOUNT_SID: ACCOUNT.account_sid,
    TWILIO_AUTH_TOKEN: ACCOUNT.auth_token,
    TWILIO_BASE_URL: sms.url,
    VENDOR_TIMEOUT_MS: '3000',
    ...(store === undefined ? {} : { REDIS_URL: store.redisUrl, QUEUE_PREFIX: store.prefix }),
  };
  const key = await makeKey(settings, 'engine');
  const second = await makeKey(settings, 'engine-approver');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  pool.on('error', () => {});
  const running = new Set<Running>();
  let settled: Promise<void> | undefined;
  return {
    key,
    sms,
    mail,
    secondKey: second,
    now,
    rows: (sql, values) => patiently(async () => (await pool.query(sql, values)).rows),
    start: async (env = {}) => {
      const TEST_CLOCK_AT = new Date(now()).toISOString();
      const service = await run({ ...settings, TEST_CLOCK_AT, ...env }, key);
      running.add(service);
      await (settled ??= settle({
        proposer: service.api,
        approver: apiAt(service.api.url, second),
      }));
      return service;
    },
    command: (args, env = {}) =>
      runCommand(args, { ...settings, TEST_CLOCK_AT: new Date(now()).toISOString(), ...env }),
    stop: async () => {
      for (const service of running) await service.kill();
      await pool.end();
      rmSync(signer, { recursive: true });
      await sms.stop();
      await mail.stop();
    },
  };
}

async function settle(people: TwoPeople): Promise<void> {
  await declareAll(people);
  await install(people, ONLY_A_CAP);
}

async function build(): Promise<void> {
  const child = spawn(process.execPath, [BOOTSTRAP, 'build'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error('the service could not be built; see the message above');
}

async function runCommand(args: readonly string[], env: Record<string, string>): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (child.exitCode !== 0) throw new Error(`${child.signalCode ?? ''}${err}${out}`);
  return out;
}

async function makeKey(settings: Record<string, string>, login: string): Promise<string> {
  const { database } = await openInstallation(
    readConfig({ ...settings, TEST_CLOCK_AT: OPEN }),
    settings['DATABASE_URL'] ?? '',
  );
  try {
    return await database.tx(DEFAULT_TENANT, async (tx) => {
      await addUser(tx, { login, roles: ['admin'] });
      return (await addKey(tx, { login, scopes: SCOPES })).key;
    });
  } finally {
    await database.close();
  }
}
