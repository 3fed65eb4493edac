/**
 * The hour strikes: everything that was held over the night is due at the same instant, 08:00 in Shanghai.
 *
 * Nothing is prepared by hand: the contacts are judged before the hour, held by the law, and leave when
 * the service's own clock comes to it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Backend } from './backend.js';
import { figuresOf, round } from './figures.js';
import { apiKeys, environment, settleHouse } from './full.js';
import { contact, loadPeople } from './people.js';
import { apiAt, startServiceProcess } from '../service-process.js';

const PEAK = '2026-03-10T00:00:00Z';
const LOADING = '2026-03-09T23:00:00Z';
/** Long enough to judge and hold all of them before the hour. */
const BEFORE_MS = 30_000;
const BULK = 1_000;

export interface PeakFigures {
  readonly contacts: number;
  /** After the stroke of the hour, until the last contact was decided. */
  readonly decided_seconds: number;
  /** Until the last one had been handed over, by a vendor that takes 0 ms. */
  readonly sent_seconds: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
}

/** @param contacts how many wait for the hour, two for each person */
export async function measurePeak(backend: Backend, contacts: number): Promise<PeakFigures> {
  const keys = await apiKeys(backend);
  const settings = environment(backend);
  const loader = await startServiceProcess({ ...settings, ROLE: 'api', TEST_CLOCK_AT: LOADING });
  await settleHouse(loader.url, keys);
  const api = apiAt(loader.url, keys.loader);
  // Every second person lives in China.
  await loadPeople(api, contacts, 'peak');
  for (let from = 0; from < contacts; from += BULK) {
    const some = Array.from({ length: Math.min(BULK, contacts - from) }, (_, i) => from + i);
    const bodies = some.map((i) => contact('peak', 2 * Math.floor(i / 2), String(i % 2)));
    await api.bulk('/v1/contacts/bulk', 'contacts', bodies);
  }
  await loader.stop();
  const start = new Date(Date.parse(PEAK) - BEFORE_MS).toISOString();
  const service = await startServiceProcess({ ...settings, TEST_CLOCK_AT: start });
  try {
    return await watch(backend, contacts);
  } finally {
    await service.stop();
  }
}

async function watch(backend: Backend, contacts: number): Promise<PeakFigures> {
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    await client.query('vacuum analyze');
    const inState = async (status: string) => {
      const { rows } = await client.query<{ n: number }>(
        'select count(*)::int as n from contact_state where status = $1',
        [status],
      );
      return rows[0]?.n ?? 0;
    };
    let held = 0;
    while ((await inState('sent')) < contacts) {
      held = Math.max(held, await inState('held'));
      await sleep(250);
    }
    if (held < contacts)
      throw new Error(`only ${held} of ${contacts} were held when the hour struck: load fewer`);
    return await figures(client, contacts);
  } finally {
    await client.end();
  }
}

async function figures(client: pg.Client, contacts: number): Promise<PeakFigures> {
  const { rows } = await client.query<{ decided: Date; sent: Date }>(
    'select attempt_at as decided, sent_at as sent from contact_state',
  );
  const sent = figuresOf(after(rows.map((row) => row.sent)));
  return {
    contacts,
    decided_seconds: round(Math.max(...after(rows.map((row) => row.decided))) / 1_000),
    sent_seconds: sent.seconds,
    p50_ms: sent.p50_ms,
    p99_ms: sent.p99_ms,
  };
}

function after(instants: readonly Date[]): number[] {
  return instants.map((one) => one.getTime() - Date.parse(PEAK));
}
