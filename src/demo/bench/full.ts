/**
 * (c) The service as it is: feeder, slices, guard, evidence, permit, a vendor that takes 0 ms, outcome.
 *
 * One service process (role `all`, which has a sealer as its child) beside PostgreSQL, and as many of role `worker` as are asked for; this
 * process only loads and watches. Everything is due at one instant; the clock stands at an hour that is
 * open everywhere.
 */
import pg from 'pg';
import { addKey, addUser } from '../../platform/access/access.repository.js';
import { SCOPES } from '../../platform/access/scopes.js';
import { wallMs } from '../../platform/clock.js';
import { readConfig } from '../../platform/config.js';
import { DEFAULT_TENANT, openInstallation } from '../../platform/installation.js';
import type { Backend } from './backend.js';
import { type Figures, figuresOf, round } from './figures.js';
import { Memory, processorMs } from './process-cost.js';
import { contact, loadPeople, OPEN_EVERYWHERE } from './people.js';
import { release, untilIdle } from './release.js';
import { declareAll, install, ONLY_A_CAP } from '../house.js';
import { apiAt, LEASH, startServiceProcess, type Api } from '../service-process.js';

export interface FullFigures extends Figures {
  /** Until the last contact was decided; sending goes on beside it. */
  readonly decided_seconds: number;
  readonly decided_per_second: number;
  readonly processes: number;
  /** Resident memory of the first service process at its highest, in MiB. */
  readonly memory_mib: number;
  /** Of its child, the sealer. */
  readonly sealer_mib: number;
  /** Processor time a contact in microseconds: all service processes with the sealer, and PostgreSQL. */
  readonly service_us: number;
  readonly postgres_us: number;
  readonly bulk_per_second: number;
  /** How far the service's test clock is from ours. */
  readonly clock_shift_ms: number;
  readonly by_status: Readonly<Record<string, number>>;
}

/** What the service of a benchmark is started with. */
export function environment(backend: Backend): Record<string, string> {
  return {
    DATA_DIR: `${backend.dataDir}/service`,
    DATABASE_URL: backend.databaseUrl,
    NULL_VENDOR: '1',
    TEST_CLOCK_AT: OPEN_EVERYWHERE,
    ...(backend.redisUrl === undefined ? {} : { REDIS_URL: backend.redisUrl }),
    ...backend.settings,
  };
}

/** For a house whose policy leaves the guard as much to do as to count: see `ONLY_A_CAP`. */
export async function settleHouse(url: string, keys: Keys): Promise<void> {
  const people = { proposer: apiAt(url, keys.loader), approver: apiAt(url, keys.approver) };
  await declareAll(people);
  await install(people, ONLY_A_CAP);
}

interface Keys {
  /** Who loads, and proposes. */
  readonly loader: string;
  readonly approver: string;
}

export async function apiKeys(backend: Backend): Promise<Keys> {
  const installation = await openInstallation(
    readConfig(environment(backend)),
    backend.databaseUrl,
  );
  try {
    return await installation.database.tx(DEFAULT_TENANT, async (tx) => {
      const keyOf = async (login: string) => {
        await addUser(tx, { login, roles: ['admin'] });
        return (await addKey(tx, { login, scopes: SCOPES })).key;
      };
      return { loader: await keyOf('bench'), approver: await keyOf('bench-approver') };
    });
  } finally {
    await installation.database.close();
  }
}

/**
 * @param contacts how many are due at once, two for each person; a fifth more, at least, go before them
 * unmeasured, because a service that has run for a minute is what a peak meets
 * @param workers processes of role `worker` beside the one of role `all`
 */
export async function measureFull(
  backend: Backend,
  contacts: number,
  workers: number,
): Promise<FullFigures> {
  const keys = await apiKeys(backend);
  const settings = environment(backend);
  const services = [await startServiceProcess(settings, LEASH)];
  try {
    const api = apiAt(services[0]!.url, keys.loader); // started on the line above
    await settleHouse(api.url, keys);
    const shift = await clockShift(api);
    for (let i = 0; i < workers; i++) {
      const at = new Date(wallMs() + shift).toISOString();
      services.push(
        await startServiceProcess({ ...settings, ROLE: 'worker', TEST_CLOCK_AT: at }, LEASH),
      );
    }
    const warmUp = Math.max(2_000, Math.ceil(contacts / 5));
    const all = contacts + warmUp;
    await loadPeople(api, Math.ceil(all / 2));
    const bulk = await loadContacts(api, all);
    const pids = services.map(({ pid }) => pid);
    const measured = await watched(backend, pids, { warmUp, contacts }, shift);
    return { ...measured, bulk_per_second: bulk, clock_shift_ms: Math.round(shift) };
  } finally {
    for (const service of services.toReversed()) await service.stop();
  }
}

/** Accepts everything for tomorrow, so that accepting is not measured with the rest. */
async function loadContacts(api: Api, contacts: number): Promise<number> {
  const bodies = Array.from({ length: Math.ceil(contacts / BULK) }, (_, n) =>
    Array.from({ length: Math.min(BULK, contacts - n * BULK) }, (__, i) => {
      const index = n * BULK + i;
      return contact('b', Math.floor(index / 2), String(index % 2), TOMORROW);
    }),
  );
  const started = performance.now();
  for (const body of bodies) await api.bulk('/v1/contacts/bulk', 'contacts', body);
  return Math.round(contacts / ((performance.now() - started) / 1_000));
}

const BULK = 1_000;
const TOMORROW = new Date(Date.parse(OPEN_EVERYWHERE) + 86_400_000).toISOString();

/** First some, unmeasured; then makes the rest due at once, as a clock striking the hour does. */
async function watched(
  backend: Backend,
  pids: readonly number[],
  { warmUp, contacts }: { warmUp: number; contacts: number },
  clockShiftMs: number,
): Promise<Omit<FullFigures, 'bulk_per_second' | 'clock_shift_ms'>> {
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    await client.query('vacuum analyze');
    await release(client, warmUp, TOMORROW);
    await untilIdle(client, TOMORROW);
    await client.query('vacuum analyze');
    const before = pids.map(processorMs);
    const beforePostgres = processorMs(backend.postgresPid);
    const memory = new Memory(pids[0]!); // there is a first one
    const begun = wallMs();
    await release(client, contacts, TOMORROW);
    await untilIdle(client, TOMORROW, () => memory.look());
    const seconds = (wallMs() - begun) / 1_000;
    const spent = pids.reduce((sum, pid, i) => sum + processorMs(pid) - (before[i] ?? 0), 0);
    const spentPostgres = processorMs(backend.postgresPid) - beforePostgres;
    return {
      ...(await figures(client, begun + clockShiftMs, contacts)),
      // By our own clock: that of a second process is a moment behind.
      seconds: round(seconds),
      per_second: Math.round(contacts / seconds),
      processes: pids.length,
      ...memory.seen(),
      service_us: Math.round((spent * 1_000) / contacts),
      postgres_us: Math.round((spentPostgres * 1_000) / contacts),
    };
  } finally {
    await client.end();
  }
}

/** Instants in the tables are the service's, and so is `started`. */
async function figures(client: pg.Client, started: number, contacts: number) {
  const { rows } = await client.query<{ decided: Date; ended: Date; status: string }>(
    `select attempt_at as decided, coalesce(sent_at, updated_at) as ended, status from contact_state
      order by contact_id desc limit $1`,
    [contacts],
  );
  const decidedSeconds = (Math.max(...rows.map((row) => row.decided.getTime())) - started) / 1_000;
  const byStatus: Record<string, number> = {};
  for (const { status } of rows) byStatus[status] = (byStatus[status] ?? 0) + 1;
  return {
    ...figuresOf(rows.map((row) => row.ended.getTime() - started)),
    decided_seconds: round(decidedSeconds),
    decided_per_second: Math.round(contacts / decidedSeconds),
    by_status: byStatus,
  };
}

/** How far the service's test clock is from ours, from an instant it stored while we watched. */
async function clockShift(api: Api): Promise<number> {
  const before = wallMs();
  const answer = await api.post('/v1/organisations', {
    external_id: 'b-clock',
    kind: 'creditor',
    name: 'Clock',
  });
  const after = wallMs();
  return Date.parse(String(answer['created_at'])) - (before + after) / 2;
}
