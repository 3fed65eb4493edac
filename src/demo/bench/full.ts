/**
 * (c) The service as it is: feeder, slices, guard, evidence, permit, a vendor that takes 0 ms, outcome.
 *
 * One service process (role `all`) beside PostgreSQL; this process only loads and watches. Everything is
 * due at one instant; the clock stands at an hour that is open everywhere.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { addKey, addUser } from '../../platform/access/access.repository.js';
import { SCOPES } from '../../platform/access/scopes.js';
import { wallMs } from '../../platform/clock.js';
import { readConfig } from '../../platform/config.js';
import { DEFAULT_TENANT, openInstallation } from '../../platform/installation.js';
import type { Backend } from './backend.js';
import { type Figures, figuresOf, round } from './figures.js';
import { processorMs, residentMib } from './process-cost.js';
import { contact, loadPeople, OPEN_EVERYWHERE } from './people.js';
import { apiAt, startServiceProcess, type Api, type ServiceProcess } from '../service-process.js';

export interface FullFigures extends Figures {
  /** Until the last contact was decided; sending goes on beside it. */
  readonly decided_seconds: number;
  readonly decided_per_second: number;
  /** Resident memory of the service process at its highest, in MiB. */
  readonly memory_mib: number;
  /** Processor time a contact in microseconds: the service process, and PostgreSQL. */
  readonly service_us: number;
  readonly postgres_us: number;
  readonly bulk_per_second: number;
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
  };
}

export async function apiKey(backend: Backend): Promise<string> {
  const installation = await openInstallation(
    readConfig(environment(backend)),
    backend.databaseUrl,
  );
  try {
    return await installation.database.tx(DEFAULT_TENANT, async (tx) => {
      await addUser(tx, { login: 'bench', roles: ['admin'] });
      return (await addKey(tx, { login: 'bench', scopes: SCOPES })).key;
    });
  } finally {
    await installation.database.close();
  }
}

/** @param contacts how many are due at once, two for each person */
export async function measureFull(backend: Backend, contacts: number): Promise<FullFigures> {
  const key = await apiKey(backend);
  const service = await startServiceProcess(environment(backend));
  try {
    const api = apiAt(service.url, key);
    const people = Math.ceil(contacts / 2);
    await loadPeople(api, people);
    const bulk = await loadContacts(api, contacts, people);
    return {
      ...(await release(backend, service, contacts, await clockShift(api))),
      bulk_per_second: bulk,
    };
  } finally {
    await service.stop();
  }
}

/** Accepts everything for tomorrow, so that accepting is not measured with the rest. */
async function loadContacts(api: Api, contacts: number, people: number): Promise<number> {
  const tomorrow = new Date(Date.parse(OPEN_EVERYWHERE) + 86_400_000).toISOString();
  const bodies = Array.from({ length: Math.ceil(contacts / 1_000) }, (_, n) =>
    Array.from({ length: Math.min(1_000, contacts - n * 1_000) }, (__, i) => {
      const index = n * 1_000 + i;
      return contact('b', index % people, String(Math.floor(index / people)), tomorrow);
    }),
  );
  const started = performance.now();
  for (const body of bodies) await api.bulk('/v1/contacts/bulk', 'contacts', body);
  return Math.round(contacts / ((performance.now() - started) / 1_000));
}

/** Makes everything due at once, as a clock striking the hour does, and watches it leave. */
async function release(
  backend: Backend,
  service: ServiceProcess,
  contacts: number,
  clockShiftMs: number,
): Promise<Omit<FullFigures, 'bulk_per_second'>> {
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    await client.query('vacuum analyze');
    await client.query(
      'update contact_state set due_at = created_at from contact where id = contact_id',
    );
    const started = wallMs() + clockShiftMs;
    const before = [processorMs(service.pid), processorMs(backend.postgresPid)] as const;
    let memory = 0;
    for (;;) {
      await sleep(200);
      memory = Math.max(memory, residentMib(service.pid));
      // Through the partial indexes: watching must cost next to nothing.
      const { rows } = await client.query<{ busy: boolean }>(
        `select exists (select from contact_state where tenant = 1 and status in ('scheduled', 'held') and due_at <= '2100-01-01')
             or exists (select from contact_state where tenant = 1 and status in ('queued', 'permitted', 'sending') and lease_until <= '2100-01-01') as busy`,
      );
      if (rows[0]?.busy === false) break;
    }
    const each = (pid: number, from: number) =>
      Math.round(((processorMs(pid) - from) * 1_000) / contacts);
    const cost = {
      memory_mib: Math.round(memory),
      service_us: each(service.pid, before[0]),
      postgres_us: each(backend.postgresPid, before[1]),
    };
    return { ...(await figures(client, started, contacts)), ...cost };
  } finally {
    await client.end();
  }
}

/** Instants in the tables are the service's, and so is `started`. */
async function figures(client: pg.Client, started: number, contacts: number) {
  const { rows } = await client.query<{ decided: Date; ended: Date; status: string }>(
    'select attempt_at as decided, coalesce(sent_at, updated_at) as ended, status from contact_state',
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
