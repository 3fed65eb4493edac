/**
 * What the demo stands on: a fresh data folder, doubles of the vendors, PostgreSQL, Redis where wanted,
 * and the service as a process of its own.
 */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addKey, addUser } from '../../platform/access/access.repository.js';
import type { Role, Scope } from '../../platform/access/scopes.js';
import { Clock } from '../../platform/clock.js';
import { readConfig } from '../../platform/config.js';
import { freePort } from '../../platform/embedded/free-port.js';
import { startEmbeddedPostgres } from '../../platform/embedded/server.js';
import { DEFAULT_TENANT, openInstallation } from '../../platform/installation.js';
import { startRedis } from '../../platform/redis-server.js';
import { startSmtpDouble, type SmtpDouble } from '../doubles/smtp.js';
import { startTwilioDouble, type TwilioDouble } from '../doubles/twilio.js';
import { apiAt, startServiceProcess, type Api } from '../service-process.js';
import type { Leftovers } from './interrupt.js';
import { letPeopleIn, type Guests } from './people.js';
import { SERVICE_PID, watchOver } from './watchman.js';

export interface Stage {
  /** One key each, as a user would hand them out. */
  readonly as: Readonly<Record<keyof typeof USERS, Api>>;
  /** For whoever looks at the console. */
  readonly guests: Guests;
  readonly url: string;
  /** As the owner, to read what is really in the tables. */
  readonly databaseUrl: string;
  /** Under which commands of the program meet the same installation. */
  readonly settings: Readonly<Record<string, string>>;
  readonly queue: 'PostgreSQL' | 'Redis';
  readonly clock: Clock;
  readonly smtp: SmtpDouble;
  readonly twilio: TwilioDouble;
}

interface Wanted {
  readonly redis: boolean;
  readonly at: string | undefined;
}

const USERS = {
  system: ['portfolio:write', 'events:write', 'contacts:write', 'contacts:read'],
  collector: ['calls:work', 'contacts:read'],
  compliance: [
    'contacts:read',
    'personal:read',
    'evidence:read',
    'policies:read',
    'policies:write',
  ],
  approver: ['policies:write'],
} as const satisfies Record<string, readonly Scope[]>;

const ROLE_OF = {
  system: 'system',
  collector: 'collector',
  compliance: 'compliance',
  approver: 'compliance',
} as const satisfies Record<keyof typeof USERS, Role>;

const DATABASE = 'dunwell';

// Settings that could lead the service to something real, or make it another than the one on show.
const NOT_INHERITED =
  'HOST ROLE DATABASE_URL REDIS_URL QUEUE_PREFIX DUNWELL_KEY DUNWELL_KEY_FILE DUNWELL_KEK_DIR KEK_DAYS EVIDENCE_ORIGIN ' +
  'CONSOLE_URL SIGN_IN_TOTP TRUST_PROXY EVIDENCE_ALLOW_UNSAFE_DB VENDOR_TIMEOUT_MS NULL_VENDOR TEST_CLOCK_AT TEST_KILL_AT';

export async function buildStage(
  { redis, at }: Wanted,
  leftovers: Leftovers,
  signal: AbortSignal,
): Promise<Stage> {
  const folder = freshFolder(leftovers);
  const clock = new Clock(at);
  const vendors = await startVendors(clock, leftovers);
  const redisUrl = redis ? await startQueueStore(folder, leftovers) : '';
  signal.throwIfAborted();

  // Started here and adopted by the service, so that it can be stopped whatever becomes of the service.
  const postgres = await startEmbeddedPostgres({ dataRoot: folder });
  leftovers.add(() => postgres.stop());
  const port = await freePort();
  const env = {
    ...Object.fromEntries(NOT_INHERITED.split(' ').map((name) => [name, ''])),
    ...vendors.settings,
    DATA_DIR: folder,
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    REDIS_URL: redisUrl,
    // A line for every request would bury what the demo has to say.
    LOG_LEVEL: 'error',
    ...(at === undefined ? {} : { TEST_CLOCK_AT: at }),
  };
  const onSpawn = (pid: number) => writeFileSync(path.join(folder, SERVICE_PID), String(pid));
  const service = await startServiceProcess(env, { signal, onSpawn });
  leftovers.add(() => service.stop());
  const databaseUrl = postgres.url(DATABASE);
  const { as, guests } = await handOutKeys(env, databaseUrl, service.url);
  const queue = redis ? 'Redis' : 'PostgreSQL';
  const { smtp, twilio } = vendors;
  // The server is ours to stop: a command that came and went must not take it for its own.
  const settings = { ...env, DATABASE_URL: databaseUrl };
  return { as, guests, url: service.url, databaseUrl, settings, queue, clock, smtp, twilio };
}

async function startVendors(clock: Clock, leftovers: Leftovers) {
  const account = { account_sid: `AC${hex(16)}`, auth_token: hex(16) };
  const smtp = await startSmtpDouble();
  leftovers.add(() => smtp.stop());
  // Receipts come when the demo says so, as a carrier's do: a while after the vendor took the message.
  const twilio = await startTwilioDouble({ ...account, receipts: 'none', clock });
  leftovers.add(() => twilio.stop());
  const settings = {
    SMTP_URL: `smtp://${smtp.host}:${smtp.port}`,
    TWILIO_ACCOUNT_SID: account.account_sid,
    TWILIO_AUTH_TOKEN: account.auth_token,
    TWILIO_BASE_URL: twilio.url,
  };
  return { smtp, twilio, settings };
}

function freshFolder(leftovers: Leftovers): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dunwell-demo-'));
  leftovers.add(watchOver(folder));
  leftovers.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  // The database's own account must be able to pass.
  chmodSync(folder, 0o711);
  return folder;
}

async function startQueueStore(folder: string, leftovers: Leftovers): Promise<string> {
  const redis = await startRedis({ dir: path.join(folder, 'redis') });
  leftovers.add(() => redis.stop());
  return redis.url;
}

/** By the functions behind `user add` and `key add`. */
async function handOutKeys(
  env: Readonly<Record<string, string>>,
  databaseUrl: string,
  url: string,
): Promise<Pick<Stage, 'as' | 'guests'>> {
  const { database, keys } = await openInstallation(readConfig(env), databaseUrl);
  try {
    return await database.tx(DEFAULT_TENANT, async (tx) => {
      const withKey = async (user: keyof typeof USERS) => {
        const login = `demo-${user}`;
        await addUser(tx, { login, roles: [ROLE_OF[user]] });
        return apiAt(url, (await addKey(tx, { login, scopes: USERS[user] })).key);
      };
      const as = {
        system: await withKey('system'),
        collector: await withKey('collector'),
        compliance: await withKey('compliance'),
        approver: await withKey('approver'),
      };
      return { as, guests: await letPeopleIn(tx, keys) };
    });
  } finally {
    await database.close();
  }
}

function hex(bytes: number): string {
  return randomBytes(bytes).toString('hex');
}
