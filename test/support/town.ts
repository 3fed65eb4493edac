/**
 * The whole service in a small town: a bank, borrowers in Shanghai, London and New York, real doubles of
 * the vendors over sockets, and a clock that can be set. Contacts go in over HTTP and leave for real.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConsoleModule } from '../../src/console/console.module.js';
import { startSmtpDouble, type SmtpDouble } from '../../src/demo/doubles/smtp.js';
import { startTwilioDouble, type TwilioDouble } from '../../src/demo/doubles/twilio.js';
import { DispatchModule } from '../../src/dispatch/dispatch.module.js';
import { EvidenceModule } from '../../src/evidence/evidence.module.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { FeedModule } from '../../src/feed/feed.module.js';
import { IntakeModule } from '../../src/intake/intake.module.js';
import { declareAll, install, ONLY_A_CAP } from '../../src/demo/house.js';
import { apiAt } from '../../src/demo/service-process.js';
import type { HousePolicy } from '../../src/compliance/house.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { importShippedTemplates } from '../../src/messages/shipped.js';
import { freePort } from '../../src/platform/embedded/free-port.js';
import { SimulationModule } from '../../src/policies/simulation.module.js';
import { connectQueue } from '../../src/platform/queue.js';
import { startApp, type TestApp } from './app.js';
import { freshQueueStore, QUEUE, type Queue } from './redis.js';
import { addBorrower, addContact, createBank, posted } from './townsfolk.js';

export interface Town extends TestApp {
  readonly sms: TwilioDouble;
  readonly mail: SmtpDouble;
  /** The queue's own store is emptied, as if it had been lost. */
  loseQueue(): Promise<void>;
  /** Adds a borrower with one debt and a mobile and an e-mail address; answers their names. */
  borrower(name: string, residence?: 'CN' | 'GB' | 'US-NY'): Promise<void>;
  contact(name: string, more?: Record<string, unknown>): Promise<string>;
  event(body: Record<string, unknown>): Promise<void>;
  /** Waits until the contact has one of these statuses. */
  becomes(id: string, ...statuses: string[]): Promise<Record<string, unknown>>;
  /** As the owner: what is in the tables. */
  rows<R extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<R[]>;
  clockIs(instant: string): void;
}

/** Whose token signs the vendor's webhooks. */
export const ACCOUNT = { account_sid: `AC${'0'.repeat(32)}`, auth_token: 'secret-of-the-double' };

export async function startTown({
  at,
  queue = QUEUE,
  works = true,
  env = {},
  house = ONLY_A_CAP,
}: {
  at: string;
  /** The policy in force; null leaves the shipped one, and nothing declared. */
  house?: HousePolicy | null;
  queue?: Queue;
  works?: boolean;
  env?: Record<string, string>;
}): Promise<Town> {
  const mail = await startSmtpDouble();
  const sms = await startTwilioDouble({ ...ACCOUNT, receipts: 'none' });
  const port = await freePort();
  const store = queue === 'Redis' ? freshQueueStore() : undefined;
  let databaseUrl = '';
  const modules = async (url: string) => {
    databaseUrl = url;
    const bull = await connectQueue({
      ownerUrl: url,
      redisUrl: store?.redisUrl,
      prefix: store?.prefix,
    });
    return [
      EvidenceModule,
      bull,
      DispatchModule.for({ works }),
      SimulationModule.for({ works }),
      FeedModule.for({ works }),
      IntakeModule,
      ConsoleModule,
    ];
  };
  const app = await startApp(modules, {
    at,
    env: {
      PORT: String(port),
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SMTP_URL: `smtp://${mail.host}:${mail.port}`,
      TWILIO_ACCOUNT_SID: ACCOUNT.account_sid,
      TWILIO_AUTH_TOKEN: ACCOUNT.auth_token,
      TWILIO_BASE_URL: sms.url,
      VENDOR_TIMEOUT_MS: '3000',
      ...(store === undefined ? {} : { REDIS_URL: store.redisUrl, QUEUE_PREFIX: store.prefix }),
      ...env,
    },
  });
  const { database, keys, evidenceOrigin, clock } = app.installation;
  await database.tx(1, (tx) => importShippedTemplates(tx, new EvidenceLog(keys, evidenceOrigin)));
  if (house !== null) {
    // The day before: a story may set its clock back to where it began.
    clock.advance(-EARLIER_MS);
    const approver = apiAt(app.url, await app.keyWith(SCOPES, 'second-person'));
    const people = { proposer: apiAt(app.url, app.key), approver };
    await declareAll(people);
    await install(people, house);
    clock.advance(EARLIER_MS);
  }
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  pool.on('error', () => {});
  const rows = async <R extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
    (await pool.query<R>(sql, values)).rows;
  await createBank(app);
  return {
    ...app,
    sms,
    mail,
    rows,
    loseQueue: () => emptyQueue(rows, store),
    borrower: (name, residence = 'GB') => addBorrower(app, name, residence),
    contact: (name, more = {}) => addContact(app, name, more),
    event: async (body) => {
      await posted(app, '/v1/events', body);
    },
    becomes: (id, ...statuses) => waitFor(app, id, statuses),
    clockIs: (instant) => clock.set(instant),
    stop: async () => {
      await pool.end();
      await app.stop();
      await sms.stop();
      await mail.stop();
    },
  };
}

// Less than the day by which a log may go backwards.
const EARLIER_MS = 23 * 3_600_000;

async function waitFor(
  app: TestApp,
  id: string,
  statuses: string[],
): Promise<Record<string, unknown>> {
  let last: Record<string, unknown> = {};
  for (let tries = 0; tries < 1_200; tries++) {
    last = (await app.ask('GET', `/v1/contacts/${id}`)).body;
    if (statuses.includes(String(last['status']))) return last;
    await sleep(50);
  }
  throw new Error(`the contact is ${JSON.stringify(last)}, not ${statuses.join(' or ')}`);
}

/** Who works with the tables takes them in another order; PostgreSQL then ends one of the two. */
async function truncated(rows: (sql: string) => Promise<unknown>): Promise<void> {
  for (;;) {
    try {
      await rows('truncate bullmq.job, bullmq.event, bullmq.scheduler, bullmq.meta cascade');
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01') throw error;
    }
  }
}

async function emptyQueue(
  rows: (sql: string) => Promise<unknown>,
  store: { redisUrl: string; prefix: string } | undefined,
): Promise<void> {
  if (store === undefined) {
    await truncated(rows);
    return;
  }
  const { Redis } = await import('ioredis');
  const redis = new Redis(store.redisUrl);
  const keys = await redis.keys(`${store.prefix}:*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
}
