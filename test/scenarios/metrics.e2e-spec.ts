/** What Prometheus is told: each figure moves with what it counts, and none of them tells about anybody. */
import { readFileSync } from 'node:fs';
import { listenForMetrics } from '../../src/intake/metrics.listener.js';
import { Settings } from '../../src/platform/platform.module.js';
import { MetricsReader } from '../../src/intake/metrics.reader.js';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { observeProcess, registry, showReadings } from '../../src/platform/metrics.js';
import { readBacklog } from '../../src/schedule/schedule.metrics.js';
import { startTown, type Town } from '../support/town.js';

/** 15:35 in London, 22:35 in Shanghai. */
const NOW = '2026-07-10T14:35:00Z';

let town: Town;
let key: string;
beforeAll(async () => {
  town = await startTown({ at: NOW });
  key = await town.keyWith(['metrics:read']);
});
afterAll(async () => {
  await town.stop();
});

/** Freshly read, whatever was remembered. */
async function read(): Promise<string> {
  return new MetricsReader(town.installation.database, town.app.get(Settings)).text();
}

function valueIn(text: string, series: string): number {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line === undefined ? 0 : Number(line.slice(series.length + 1));
}

type Named = { readonly name?: string | undefined };
const byName = (a: Named, b: Named) => (String(a.name) < String(b.name) ? -1 : 1);

describe('the metrics', () => {
  it('follow a contact that is sent and one that is held', async () => {
    await town.borrower('Okonkwo');
    await town.borrower('Zhuang', 'CN');
    const before = await read();
    await town.becomes(await town.contact('Okonkwo'), 'sent');
    await town.becomes(await town.contact('Zhuang'), 'held');
    const after = await read();
    const grown = (series: string) => valueIn(after, series) - valueIn(before, series);

    expect(grown('dunwell_decisions_total{verdict="allow",channel="email",for="send"}')).toBe(1);
    expect(grown('dunwell_decisions_total{verdict="defer",channel="email",for="send"}')).toBe(1);
    expect(grown('dunwell_sends_total{vendor="smtp",channel="email",outcome="accepted"}')).toBe(1);
    expect(grown('dunwell_vendor_call_seconds_count{vendor="smtp"}')).toBe(1);
    expect(grown('dunwell_contacts_claimed_total')).toBe(2);
    expect(grown('dunwell_contacts{status="held"}')).toBe(1);
    expect(grown('dunwell_evidence_pending')).toBeGreaterThan(3);
    expect(valueIn(after, 'dunwell_contacts{status="unknown"}')).toBe(0);
    expect(valueIn(after, 'dunwell_database_up')).toBe(1);
  });

  it('tell how long the oldest contact has been due', async () => {
    await town.becomes(await town.contact('Zhuang'), 'held');
    const told = await town.installation.database.tx(1, async (tx) => {
      const moved = await tx.query(
        `update contact_state set due_at = $2 where tenant = $1 and status = 'held' returning contact_id`,
        [tx.tenant, new Date(tx.at - 300_000).toISOString()],
      );
      return { moved: moved.length, readings: await readBacklog(tx) };
    });
    showReadings(told.readings);
    const text = await registry.metrics();

    expect(told.moved).toBeGreaterThan(0);
    expect(valueIn(text, 'dunwell_contacts_due')).toBe(told.moved);
    expect(valueIn(text, 'dunwell_oldest_due_seconds')).toBeCloseTo(300, 1);
    expect(valueIn(text, 'dunwell_feeder_lag_seconds')).toBeGreaterThan(0);
  });

  it('count requests by pattern and refused callbacks by door', async () => {
    const before = await read();
    await town.ask('GET', '/v1/parties/external:ada-lovelace');
    await town.ask('GET', '/v1/no-such-door/ada-lovelace');
    await town.ask('POST', '/v1/inbound', { body: { type: 'message' }, key: null });
    const after = await read();
    const grown = (series: string) => valueIn(after, series) - valueIn(before, series);

    const asked = 'dunwell_http_requests_total{method="GET",route=';
    expect(grown(`${asked}"/v1/parties/:id",status="404"}`)).toBe(1);
    expect(grown(`${asked}"none",status="404"}`)).toBe(1);
    expect(grown('dunwell_callbacks_refused_total{door="inbound",reason="unsigned"}')).toBe(1);
  });

  it('hold nothing of a person and no id', async () => {
    await town.ask('GET', '/v1/parties/+447700900123?name=Okonkwo');
    const text = await read();

    expect(text).toContain('/v1/parties/:id');
    expect(text).not.toMatch(
      /okonkwo|zhuang|lovelace|7700900|@|_[0-9a-f]{32}|[0-9a-f]{8}-[0-9a-f]{4}/i,
    );
  });

  it('need a key that may read them', async () => {
    const ask = async (bearer: string | null) => {
      const headers = bearer === null ? {} : { authorization: `Bearer ${bearer}` };
      const answer = await fetch(`${town.url}/metrics`, { headers });
      return { status: answer.status, type: answer.headers.get('content-type') };
    };

    expect(await ask(null)).toMatchObject({ status: 401 });
    expect(await ask(await town.keyWith(['portfolio:read']))).toMatchObject({ status: 403 });
    expect(await ask(key)).toEqual({ status: 200, type: registry.contentType });
  });

  it('are told without a key at a door of their own, also when the database is away', async () => {
    const away = new Database('postgres://127.0.0.1:1/nowhere', new Clock());
    const listener = await listenForMetrics(new MetricsReader(away, town.app.get(Settings)), {
      host: '127.0.0.1',
      port: 0,
    });
    try {
      const at = `http://127.0.0.1:${listener.port}`;
      const answer = await fetch(`${at}/metrics`);
      const text = await answer.text();

      expect(valueIn(text, 'dunwell_database_up')).toBe(0);
      expect(text).toContain('dunwell_http_requests_total{');
      expect((await fetch(`${at}/v1/parties`)).status).toBe(404);
    } finally {
      listener.close();
      await away.close();
    }
  });

  it('are those of docs/metrics.md', async () => {
    observeProcess();
    const page = readFileSync(new URL('../../docs/metrics.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `(dunwell_\w+)` +\| (\w+) +\| ([^|]*)\| (.*?) +\|$/gm)];
    const written = rows.map(([, name, type, labels = '', help]) => ({
      name,
      type,
      labels: [...labels.matchAll(/`(\w+)`/g)].map(([, label]) => label),
      help,
    }));
    const metrics = registry.getMetricsAsArray() as unknown as {
      name: string;
      type: string;
      labelNames: string[];
      help: string;
    }[];
    const own = metrics.filter(({ name }) => name.startsWith('dunwell_'));

    expect(written.toSorted(byName)).toEqual(
      own
        .map(({ name, type, labelNames, help }) => ({ name, type, labels: labelNames, help }))
        .toSorted(byName),
    );
    const process = metrics.filter(({ name }) => !name.startsWith('dunwell_'));
    expect(process.length).toBeGreaterThan(10);
    expect(process.filter(({ name }) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});
