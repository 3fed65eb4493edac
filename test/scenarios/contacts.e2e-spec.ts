/** One contact: taken in once, shown as it stands, and ended when its words are no longer true. */
import { plan, pointers } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const NOW = '2026-03-10T13:05:00Z';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: NOW, works: false });
  await town.borrower('ada');
});
afterAll(() => town.stop());

const post = (body: unknown, headers: Record<string, string> = {}) =>
  town.ask('POST', '/v1/contacts', { body, headers });

const count = async (sql: string, values: unknown[] = []) =>
  Number((await town.rows<{ count: string }>(sql, values))[0]?.count);

describe('a contact', () => {
  it('is answered with ids, and read again by ours and by the caller’s', async () => {
    const body = plan('ada', { metadata: { step: '1' }, variables: { note: 'Thank you.' } });

    const created = await post(body);

    expect(created).toMatchObject({
      status: 201,
      body: {
        object: 'contact',
        id: expect.stringMatching(/^con_[0-9a-f]{32}$/),
        external_id: body.external_id,
        status: 'scheduled',
        to: { party: expect.stringMatching(/^pty_/), endpoint: expect.stringMatching(/^end_/) },
        hold: null,
        verdict: null,
        batch_id: null,
        metadata: { step: '1' },
      },
    });
    for (const name of [created.body['id'], `external:${body.external_id}`]) {
      expect(await town.ask('GET', `/v1/contacts/${String(name)}`)).toMatchObject({
        status: 200,
        body: created.body,
      });
    }
  });

  it('is taken in once, though twenty identical posts arrive at once', async () => {
    const body = plan('ada');

    const replies = await Promise.all(Array.from({ length: 20 }, () => post(body)));

    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(19);
    const [id, ...others] = new Set(replies.map((reply) => String(reply.body['id'])));
    expect(others).toEqual([]);
    const accepted = `select count(*) from record
      where kind = 'contact.accepted' and convert_from(entry, 'UTF8') like $1`;
    expect(await count(accepted, [`%${id}%`])).toBe(1);
  });

  it('is the same however the same things are named and the same instants written', async () => {
    const body = plan('ada', { not_after: '2026-03-12T10:00:00Z', metadata: { a: '1', b: '2' } });
    const first = await post(body);
    const { sender, to } = first.body as { sender: string; to: unknown };

    const again = await post({
      ...body,
      sender,
      to,
      debt: 'external:ada-loan',
      not_after: '2026-03-12T11:00:00.000+01:00',
      metadata: { b: '2', a: '1' },
    });

    expect(again).toMatchObject({ status: 200, body: { id: first.body['id'] } });
  });

  it.each([
    ['purpose', { purpose: 'pre_due_reminder', template: 'pre-due' }],
    ['variables', { variables: { note: 'Please call.' } }],
    ['not_before', { not_before: '2026-03-11T08:00:00Z' }],
    ['metadata', { metadata: { step: '2' } }],
  ])('keeps its external id from one with another %s', async (_, change) => {
    const body = plan('ada');
    await post(body);

    const reply = await post({ ...body, ...change });

    expect(reply).toMatchObject({ status: 409, body: { code: 'external-id-conflict' } });
    expect(pointers(reply)).toEqual(['/external_id']);
  });

  it('is answered the same to a repeated idempotency key', async () => {
    const body = plan('ada');
    const first = await post(body, { 'idempotency-key': 'once' });
    const second = await post(body, { 'idempotency-key': 'once' });

    expect(second).toMatchObject({ status: 201, body: first.body });
    expect(second.headers.get('idempotent-replayed')).toBe('true');
  });

  it('keeps its variables where the table does not show them', async () => {
    const body = plan('ada', { variables: { note: 'Wilhelmina will call.' } });
    await post(body);

    const [row] = await town.rows<{ row: string }>(
      'select contact::text as row from contact where external_id = $1',
      [body.external_id],
    );
    expect(row?.row).not.toContain(Buffer.from('Wilhelmina').toString('hex'));
  });

  it.each([
    ['seven days later', {}, '2026-03-17'],
    ['seven days after it begins', { not_before: '2026-03-12T09:00:00Z' }, '2026-03-19'],
    ['seven days after now', { not_before: '2026-03-01T09:00:00Z' }, '2026-03-17'],
  ])('ends %s unless it says otherwise', async (_, change, day) => {
    const { body } = await post(plan('ada', change));

    expect(String(body['not_after']).slice(0, 10)).toBe(day);
  });

  it('ends with the day its words name: the due date, or the promised day', async () => {
    await town.borrower('ben', 'US-NY');
    const balance = {
      amounts: { outstanding: 500_000, overdue: 0 },
      days_past_due: -3,
      due_on: '2026-03-13',
      balance_as_of: '2026-03-10T00:00:00Z',
    };
    await town.ask('PUT', '/v1/debts/ben-loan/balance', { body: balance });
    await town.event({
      external_id: 'ben-promise',
      occurred_at: '2026-03-09T12:00:00Z',
      type: 'promise',
      party: 'ben',
      debts: ['ben-loan'],
      due: '2026-03-14',
      amount: '50.00',
    });

    const reminder = await post(plan('ben', { purpose: 'pre_due_reminder', template: 'pre-due' }));
    const promise = await post(plan('ben', { template: 'promise' }));

    expect(reminder.body).toMatchObject({ not_after: '2026-03-14T04:00:00.000Z' });
    expect(promise.body).toMatchObject({ not_after: '2026-03-15T04:00:00.000Z' });
  });

  it.each([
    [
      'after its own end',
      { not_before: '2026-03-09T09:00:00Z', not_after: '2026-03-10T13:00:00Z' },
    ],
    ['to remind of a day that has passed', { purpose: 'pre_due_reminder', template: 'pre-due' }],
  ])('that comes %s is on record, and has expired', async (_, change) => {
    const body = plan('ada', change);
    const tried = await post({ ...body, dry_run: true });
    const reply = await post(body);
    const again = await post(body);

    expect(tried).toMatchObject({ status: 200, body: { would_be: 'expired' } });
    expect(reply).toMatchObject({ status: 201, body: { status: 'expired', verdict: null } });
    expect(again).toMatchObject({ status: 200, body: { id: reply.body['id'], status: 'expired' } });
    const kinds = await town.rows<{ kind: string }>(
      `select kind from record where convert_from(entry, 'UTF8') like $1 order by id`,
      [`%${String(reply.body['id'])}%`],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['contact.accepted', 'contact.expired']);
  });
});
