/**
 * The hour strikes: everything that was held over the night is due at the same instant, 08:00 in Shanghai.
 *
 * Nothing is prepared by hand: the contacts are judged before the hour, held by the law, and leave when
 * the service's own clock comes to it.
 */
import pg from 'pg';
import type { Backend } from './backend.js';
import { figuresOf, round } from './figures.js';
import { apiKeys, environment, settleHouse } from './full.js';
import { contact, loadPeople } from './people.js';
import { Memory } from './process-cost.js';
import { addWaiting, untilIdle } from './release.js';
import { apiAt, LEASH, startServiceProcess } from '../service-process.js';

const PEAK = '2026-03-10T00:00:00Z';
const LOADING = '2026-03-09T23:00:00Z';
const NEXT_MONTH = '2026-04-10T00:00:00Z';
const BEFORE_MS = 20_000;
const BEFORE_EACH_MS = 1.5;
const BULK = 1_000;

export interface PeakFigures {
  readonly contacts: number;
  readonly sent: number;
  /** Resident memory of the service process at its highest, in MiB. */
  readonly memory_mib: number;
  /** Of its child, the sealer. */
  readonly sealer_mib: number;
  /** After the stroke of the hour, until the last contact was decided. */
  readonly decided_seconds: number;
  /** Until the last one had been handed over, by a vendor that takes 0 ms. */
  readonly sent_seconds: number;
  readonly p50_ms: number;
  readonly p99_ms: number;
}

/**
 * @param contacts how many wait for the hour, two for each person
 * @param waiting how many more wait for another month
 */
export async function measurePeak(
  backend: Backend,
  contacts: number,
  waiting: number,
): Promise<PeakFigures> {
  const keys = await apiKeys(backend);
  const settings = environment(backend);
  const loader = await startServiceProcess(
    { ...settings, ROLE: 'api', TEST_CLOCK_AT: LOADING },
    LEASH,
  );
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
  const client = new pg.Client({ connectionString: backend.databaseUrl });
  await client.connect();
  try {
    if (waiting > 0) await addWaiting(client, waiting, NEXT_MONTH);
    await client.query('vacuum analyze');
    return await strike(client, settings, contacts);
  } finally {
    await client.end();
  }
}

async function strike(
  client: pg.Client,
  settings: Readonly<Record<string, string>>,
  contacts: number,
): Promise<PeakFigures> {
  // Long enough to judge and hold all of them before the hour.
  const start = Date.parse(PEAK) - BEFORE_MS - contacts * BEFORE_EACH_MS;
  const service = await startServiceProcess(
    { ...settings, TEST_CLOCK_AT: new Date(start).toISOString() },
    LEASH,
  );
  try {
    await untilIdle(client, PEAK);
    const { rows } = await client.query<{ held: number }>(
      `select count(*)::int as held from contact_state where status = 'held' and due_at = $1`,
      [PEAK],
    );
    const held = rows[0]?.held ?? 0;
    if (held < contacts)
      throw new Error(`only ${held} of ${contacts} were held when the hour struck: load fewer`);
    const memory = new Memory(service.pid);
    await untilIdle(client, NEXT_MONTH, () => memory.look());
    return { ...(await figures(client, contacts)), ...memory.seen() };
  } finally {
    await service.stop();
  }
}

async function figures(
  client: pg.Client,
  contacts: number,
): Promise<Omit<PeakFigures, 'memory_mib' | 'sealer_mib'>> {
  const { rows } = await client.query<{ decided: Date; sent: Date }>(
    'select attempt_at as decided, sent_at as sent from contact_state where sent_at is not null',
  );
  const decided = after(rows.map((row) => row.decided));
  const sent = figuresOf(after(rows.map((row) => row.sent)));
  return {
    contacts,
    sent: rows.length,
    decided_seconds: round(decided.reduce((last, one) => Math.max(last, one), 0) / 1_000),
    sent_seconds: sent.seconds,
    p50_ms: sent.p50_ms,
    p99_ms: sent.p99_ms,
  };
}

function after(instants: readonly Date[]): number[] {
  return instants.map((one) => one.getTime() - Date.parse(PEAK));
}
