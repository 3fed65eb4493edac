/** The figures of the dashboard: each record counted once, whoever counts, and the same when counted again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { countFigures } from '../../src/feed/count-figures.js';
import { forgetFigures } from '../../src/feed/figure.repository.js';
import { withSilentQueue } from '../support/silent-queue.js';
import { startTown, type Town } from '../support/town.js';
import { httpVendorIn } from '../support/vendor.js';

/** 15:35 in London, 22:35 in Shanghai. */
const NOW = '2026-07-10T14:35:00Z';

let town: Town;
beforeAll(async () => {
  const env = {
    TWILIO_ACCOUNT_SID: '',
    TWILIO_AUTH_TOKEN: '',
    TWILIO_BASE_URL: '',
    WEBHOOK_ALLOW_PRIVATE: '1',
  };
  town = await startTown({ at: NOW, env });
  await town.borrower('Okonkwo');
  await town.borrower('Zhuang', 'CN');
});
afterAll(() => town.stop());

type Row = Record<string, unknown>;

/** As many decisions as are on record. */
async function agree(): Promise<void> {
  await countAll();
  const [records] = await town.rows<{ n: number }>(
    `select count(*)::int as n from record where kind = 'decision'`,
  );
  const counts = (await figures('decisions')).map(({ count: n }) => Number(n));
  expect(counts.reduce((sum, n) => sum + n)).toBe(records?.n);
}

async function figures(of: string, query = ''): Promise<Row[]> {
  const { status, body } = await town.ask('GET', `/v1/figures/${of}${query}`);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body['data'] as Row[];
}

async function countAll(): Promise<void> {
  for (let tries = 0; tries < 1_200; tries++) {
    while (await town.installation.database.tx(1, countFigures));
    const { body } = await town.ask('GET', '/v1/figures/rules');
    if (body['is_behind'] === false) return;
    await sleep(50);
  }
  throw new Error('the counting does not come to an end');
}

/** What is stored, in one order. */
function stored() {
  return Promise.all([
    town.rows('select what, hour, subject, outcome, channel, n from figure order by 1, 2, 3, 4, 5'),
    town.rows(
      'select rule, tag, days, places, full_at, last_place_at from cap_reached order by 1, 2',
    ),
    town.rows('select position, counted_to from figure_position'),
  ]);
}

describe('the figures', () => {
  it('tell what was sent, held and deferred by a cap, and by which rule', async () => {
    for (let i = 0; i < 3; i++) await town.becomes(await town.contact('Okonkwo'), 'sent');
    await town.becomes(await town.contact('Okonkwo'), 'held');
    await town.becomes(await town.contact('Zhuang', { channel: 'sms' }), 'held');
    await countAll();

    expect(await figures('decisions', '?step=hour')).toEqual([
      count({ channel: 'email', verdict: 'allow', count: 3 }),
      count({ channel: 'email', verdict: 'defer', count: 1 }),
      count({ channel: 'sms', verdict: 'defer', count: 1 }),
    ]);
    const rules = await figures('rules');
    const held = { rule: 'HOUSE-CAP-DAY', verdict: 'defer', channel: 'email', count: 1 };
    expect(rules).toContainEqual(held);
    expect(rules.filter(({ channel }) => channel === 'sms').length).toBeGreaterThan(0);
    const vendors = await figures('vendors');
    expect(vendors).toMatchObject([{ vendor: 'smtp', accepted: 3, refused: 0, unknown: 0 }]);
    const cap = { rule: 'HOUSE-CAP-DAY', days: 1, places: 3, full: 1, last_place: 0 };
    expect(await figures('caps')).toContainEqual(cap);
  });

  it('show the peak of the coming morning, in the half hour in which it comes', async () => {
    const coming = await figures('coming');
    const sms = coming.filter(({ channel, status }) => channel === 'sms' && status === 'held');
    expect(sms).toEqual([{ at: expect.any(String), channel: 'sms', status: 'held', count: 1 }]);
    const [state] = await town.rows<{ due_at: Date }>(
      `select due_at from contact_state where channel = 'sms' and status = 'held'`,
    );
    const late = state!.due_at.getTime() - Date.parse(String(sms[0]?.['at']));
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(1_800_000);
  });

  it('put an opt-out down to the words that it answers', async () => {
    await town.borrower('Adeyemi');
    await town.becomes(await town.contact('Adeyemi'), 'sent');
    const link = /<(http[^>]+opt-out[^>]+)>/.exec(
      town.mail.mails.at(-1)?.headers['list-unsubscribe'] ?? '',
    );
    const clicked = await fetch(String(link?.[1]), { method: 'POST' });
    expect(clicked.status).toBe(200);
    await countAll();

    expect(await figures('templates')).toEqual([
      { template: 'overdue', channel: 'email', sent: 4, opt_outs: 1 },
    ]);
    await town.becomes(await town.contact('Adeyemi'), 'blocked');
    await countAll();
    const blocked = (await figures('rules')).filter(({ verdict }) => verdict === 'block');
    expect(blocked.length).toBeGreaterThan(0);
  });

  it('are the same when eight count at once, and when all is counted again', async () => {
    const { database } = town.installation;
    await countAll();
    const before = await stored();
    await database.tx(1, forgetFigures);
    expect((await stored())[0]).toEqual([]);
    const eight = Array.from({ length: 8 }, async () => {
      for (let idle = 0; idle < 5; idle++) while (await database.tx(1, countFigures)) idle = 0;
    });
    await Promise.all(eight);
    await countAll();

    expect(await stored()).toEqual(before);
    const [records] = await town.rows<{ n: number }>(
      `select count(*)::int as n from record where kind = 'decision'`,
    );
    const counted = (await figures('decisions')).reduce(
      (sum, row) => sum + Number(row['count']),
      0,
    );
    expect(counted).toBe(records?.n);
  });

  it('count nothing of what is counted in vain', async () => {
    const { database } = town.installation;
    await town.becomes(await town.contact('Zhuang'), 'held');
    const killed = database.tx(1, async (tx) => {
      await countFigures(tx);
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    await agree();
  });

  it('say what waits now, and refuse a period that is none', async () => {
    const { body } = await town.ask('GET', '/v1/figures/queue');
    expect(body).toMatchObject({
      backend: 'postgresql',
      due: 0,
      by_status: { review: 0, ready: 0, unknown: 0 },
      jobs: { decide: expect.any(Number), send: expect.any(Number) },
    });
    const odd = await town.ask(
      'GET',
      '/v1/figures/rules?from=2026-07-10T00:00:00Z&until=2026-07-09T00:00:00Z',
    );
    expect(odd).toMatchObject({ status: 400, body: { errors: [{ pointer: '/until' }] } });
  });

  it('count days of the place that is asked for', async () => {
    const [first] = await figures('decisions', '?zone=Asia/Shanghai');
    expect(first?.['at']).toBe('2026-07-09T16:00:00.000Z');
  });
});

function count(row: Row): Row {
  return { at: '2026-07-10T14:00:00.000Z', asked_for: 'contact', ...row };
}

describe('readiness', () => {
  it('names a channel that only a tenant can send by', async () => {
    const sends = async () => (await town.ask('GET', '/health/ready')).body['sends'];
    expect(await sends()).toEqual(['email']);
    const vendor = await httpVendorIn(town);
    try {
      expect(await sends()).toEqual(['email', 'sms']);
      await town.borrower('Vera');
      await town.becomes(await town.contact('Vera', { channel: 'sms' }), 'sent');
      await countAll();
      expect((await figures('vendors')).map(({ label }) => label)).toContain('gateway');
    } finally {
      await vendor.stop();
    }
  });

  it('ends while the queue store does not answer', async () => {
    await withSilentQueue(town, async (blind) => {
      await expect(blind.ready()).rejects.toMatchObject({ extras: { state: 'no_queue' } });
    });
    expect((await town.ask('GET', '/health/ready')).status).toBe(200);
  });
});
