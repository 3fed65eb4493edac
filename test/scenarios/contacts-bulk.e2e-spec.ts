/** Many contacts in one call: each for itself, all in one transaction; and tries that leave no trace. */
import { everyTable, plan } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  await town.borrower('ada');
  await town.borrower('cai', 'CN');
});
afterAll(() => town.stop());

type Item = Record<string, unknown>;

async function bulk(contacts: unknown[], more: object = {}) {
  const reply = await town.ask('POST', '/v1/contacts/bulk', { body: { contacts, ...more } });
  return { ...reply, items: (reply.body['items'] ?? []) as Item[] };
}

describe('a bulk of contacts', () => {
  it('takes the good items in and says what is wrong with each of the others', async () => {
    const good = plan('ada');

    const { status, body, items } = await bulk([
      good,
      'nonsense',
      plan('ada', { debt: 'nothing' }),
      plan('cai', { sender: 7 }),
      good,
      { ...good, metadata: { a: 'b' } },
      plan('cai'),
    ]);

    expect(status).toBe(200);
    expect(body['batch_id']).toMatch(/^bat_/);
    expect(items.map((item) => [item['index'], item['status']])).toEqual([
      [0, 'created'],
      [1, 'error'],
      [2, 'error'],
      [3, 'error'],
      [4, 'exists'],
      [5, 'error'],
      [6, 'created'],
    ]);
    expect(items[4]?.['id']).toBe(items[0]?.['id']);
    expect(items.slice(1, 4).concat(items[5] ?? {})).toMatchObject([
      { error: { code: 'validation-failed' } },
      { error: { code: 'unknown-reference', errors: [{ pointer: '/debt' }] } },
      { error: { code: 'validation-failed', errors: [{ pointer: '/sender' }] } },
      { error: { code: 'external-id-conflict' } },
    ]);
    const batch = await town.ask('GET', `/v1/batches/${String(body['batch_id'])}`);
    expect(batch.body).toMatchObject({ contacts: 2, counts: { scheduled: 2 } });
  });

  it('is answered the same when it is sent again, and makes no second batch', async () => {
    const contacts = [plan('ada'), plan('cai')];
    const first = await bulk(contacts);
    const before = await everyTable(town);

    const second = await bulk(contacts);

    expect(second.items).toMatchObject(
      first.items.map(({ index, id }) => ({ index, id, status: 'exists' })),
    );
    expect(second.body['batch_id']).toBeNull();
    expect(await everyTable(town)).toEqual(before);
  });

  it('takes in each contact once, though two calls overlap', async () => {
    const contacts = Array.from({ length: 50 }, () => plan('ada'));

    const replies = await Promise.all([bulk(contacts), bulk(contacts.toReversed())]);

    const statuses = replies.flatMap(({ items }) => items.map((item) => item['status']));
    expect(statuses.filter((status) => status === 'created')).toHaveLength(50);
    expect(statuses.filter((status) => status === 'exists')).toHaveLength(50);
  });

  it('takes in a thousand', async () => {
    const { items } = await bulk(Array.from({ length: 1_000 }, () => plan('ada')));

    expect(items.filter(({ status }) => status === 'created')).toHaveLength(1_000);
  });
});

describe('a dry run', () => {
  it('judges each item in order and leaves no row anywhere', async () => {
    await town.borrower('dan');
    const before = await everyTable(town);

    const { items } = await bulk(
      [...Array.from({ length: 4 }, () => plan('dan')), plan('dan', { template: 'poem' })],
      { dry_run: true },
    );

    expect(items.map(({ status, verdict }) => verdict ?? status)).toEqual([
      'allow',
      'allow',
      'allow',
      'defer',
      'error',
    ]);
    expect(items[3]).toMatchObject({
      would_be: 'held',
      rules: ['HOUSE-CAP-DAY'],
      not_before: expect.stringMatching(/^2026-03-11T/),
    });
    expect(items[0]).toMatchObject({
      message: { text: expect.stringContaining('£123.45') },
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'HOUSE-CAP-DAY' })]),
    });
    expect(await everyTable(town)).toEqual(before);
  });

  it('of one contact shows verdict and words, and forgets even its idempotency key', async () => {
    const body = { ...plan('ada', { variables: { note: 'Thank you.' } }), dry_run: true };
    const before = await everyTable(town);

    const headers = { 'idempotency-key': 'tried' };
    const reply = await town.ask('POST', '/v1/contacts', { body, headers });

    expect(reply).toMatchObject({
      status: 200,
      body: { object: 'contact_preview', message: { text: expect.stringContaining('Thank you.') } },
    });
    expect(await everyTable(town)).toEqual(before);
  });

  it('shows no words to a key that may not see personal data', async () => {
    const key = await town.keyWith(['contacts:write'], 'blind');

    const body = { ...plan('ada'), dry_run: true };
    const reply = await town.ask('POST', '/v1/contacts', { body, key });

    expect(reply).toMatchObject({ status: 200, body: { status: 'judged', message: null } });
    expect(JSON.stringify(reply.body)).not.toContain('Example ada');
  });

  it('refuses what would be refused in earnest', async () => {
    const body = { ...plan('ada', { debt: 'nothing' }), dry_run: true };

    expect(await town.ask('POST', '/v1/contacts', { body })).toMatchObject({
      status: 422,
      body: { code: 'unknown-reference' },
    });
  });
});
