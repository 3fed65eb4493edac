/** The portfolio's doors over HTTP, with a bank, an agency, and a look into the tables. */
import pg from 'pg';
import { EvidenceModule } from '../../src/evidence/evidence.module.js';
import { PortfolioModule } from '../../src/intake/portfolio.module.js';
import { startApp, type Reply, type TestApp } from './app.js';
import { agency, bank, debt, party } from './samples.js';

export interface PortfolioApp extends TestApp {
  /** As the owner, whom no row security binds. */
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  record(event: object): Promise<Reply>;
  /** A stored event with the external ids of the persons from whom it is seen. */
  eventRow(externalId: string): Promise<Record<string, unknown>>;
  recordsOf(kind: string): Promise<number>;
}

export async function startPortfolio(at = '2026-05-02T12:00:00Z'): Promise<PortfolioApp> {
  const app = await startApp([EvidenceModule, PortfolioModule], { at });
  const owner = new pg.Client(app.databaseUrl);
  await owner.connect();
  const rows = async (sql: string, values: unknown[] = []) => (await owner.query(sql, values)).rows;
  for (const body of [bank, agency]) await app.ask('POST', '/v1/organisations', { body });
  return {
    ...app,
    rows,
    record: (body) => app.ask('POST', '/v1/events', { body }),
    eventRow: async (externalId) => (await rows(EVENT, [externalId]))[0] ?? {},
    recordsOf: async (kind) => (await rows('select from record where kind = $1', [kind])).length,
    stop: async () => {
      await owner.end();
      await app.stop();
    },
  };
}

const EVENT = `
  select e.*, p.external_id as person, q.external_id as party from timeline_event e
    left join party p on p.tenant = e.tenant and p.id = e.person_id
    left join party q on q.tenant = e.tenant and q.id = e.party_id
   where e.external_id = $1`;

/** Three parties, of whom two owe. */
export async function withBorrowers(app: PortfolioApp): Promise<PortfolioApp> {
  const parties = [party('P-1'), party('P-2'), party('P-3')];
  await app.ask('POST', '/v1/parties/bulk', { body: { parties } });
  const debts = [debt('D-1'), debt('D-2', { parties: [{ party: 'P-2', relation: 'borrower' }] })];
  await app.ask('POST', '/v1/debts/bulk', { body: { debts } });
  return app;
}

/** The fields a problem points at, in its order. */
export function pointersOf({ body }: Reply): string[] {
  return listIn(body, 'errors').map(({ pointer }) => String(pointer));
}

/** What a list or a bulk call answered. */
export function dataOf({ body }: Reply): Record<string, unknown>[] {
  return listIn(body, body['object'] === 'bulk' ? 'items' : 'data');
}

function listIn(body: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const list = body[key];
  return Array.isArray(list) ? list : [];
}

/** How many rows each table holds that a request could write to. */
export async function sizesOf(app: PortfolioApp): Promise<Record<string, unknown> | undefined> {
  const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
  const [row] = await app.rows(`select ${counts.join(', ')}`);
  return row;
}

const TABLES = [
  'organisation',
  'party',
  'endpoint',
  'debt',
  'debt_party',
  'timeline_event',
  'person_key',
  'record',
  'secret',
  'pending',
  'idempotency_key',
];
