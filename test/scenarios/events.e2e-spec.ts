/** The timeline: what callers report becomes facts, evidence and a new look at what waits. */
import { startPortfolio, withBorrowers, type PortfolioApp } from '../support/portfolio.js';
import { optOut } from '../support/samples.js';

describe('events', () => {
  let app: PortfolioApp;
  beforeAll(async () => {
    app = await withBorrowers(await startPortfolio());
  });
  afterAll(async () => {
    await app.stop();
  });

  it('are stored in the case format with our ids, free text apart and sealed', async () => {
    const reply = await app.record(optOut());

    const row = await app.eventRow('E-1');
    expect(reply).toMatchObject({
      status: 201,
      body: { object: 'event', type: 'opt_out', text: 'STOP writing to Wilhelmina' },
    });
    expect(row['body']).toEqual({
      id: reply.body['id'],
      at: '2026-05-01T09:30:00.000Z',
      type: 'opt_out',
      party: reply.body['party'],
      endpoint: reply.body['endpoint'],
      channel: 'sms',
      scope: 'all',
    });
    expect(row['sealed']).toBeInstanceOf(Buffer);
    expect(String(row['sealed'])).not.toContain('STOP');
  });

  it('hide what people wrote from whoever may not see personal data', async () => {
    const { body } = await app.ask('GET', '/v1/events/E-1', {
      key: await app.keyWith(['portfolio:read']),
    });

    expect(body).not.toHaveProperty('text');
    expect(body).toMatchObject({ type: 'opt_out', scope: 'all' });
  });

  it('leave their record in the same transaction, under the chain of the person', async () => {
    const entries = await app.rows(
      "select convert_from(r.entry, 'utf8')::json as entry from record r where kind = 'consent.changed'",
    );

    // The party was the first record of the chain, the debt the second.
    expect(entries).toMatchObject([
      {
        entry: {
          body: { type: 'opt_out', occurred_at: '2026-05-01T09:30:00.000Z' },
          sec: { event: expect.stringMatching(/^[0-9a-f]{64}$/) },
          subj: { n: 3 },
        },
      },
    ]);
  });

  it('are the same event when they come again, and a conflict when they say something else', async () => {
    const again = await app.record(optOut());
    const other = await app.record(optOut('E-1', { scope: 'commercial' }));

    expect(again).toMatchObject({ status: 200, body: { external_id: 'E-1' } });
    expect(other).toMatchObject({ status: 409, body: { code: 'external-id-conflict' } });
    expect(await app.rows("select from timeline_event where external_id = 'E-1'")).toHaveLength(1);
  });

  it.each([
    ['5 minutes ahead', '2026-05-02T12:04:50Z', 201],
    ['6 minutes ahead', '2026-05-02T12:06:00Z', 400],
    ['long ago', '2019-01-01T00:00:00Z', 201],
  ])('%s are taken or refused', async (name, occurred_at, status) => {
    expect(
      await app.record(optOut(`time ${name}`.replaceAll(' ', '-'), { occurred_at })),
    ).toMatchObject({ status });
  });

  it('from a clock that runs ahead hold at once, and are the same when they come again', async () => {
    const ahead = optOut('E-ahead', { occurred_at: '2026-05-02T12:04:30Z' });

    expect(await app.record(ahead)).toMatchObject({ status: 201 });
    expect(await app.record(ahead)).toMatchObject({ status: 200 });

    const { occurred_at } = await app.eventRow('E-ahead');
    expect((occurred_at as Date).toISOString()).toMatch(/^2026-05-02T12:00/);
  });

  it.each([
    ['STOP', 'inbound', ['message', 'opt_out']],
    ['退订。', 'inbound', ['message', 'opt_out']],
    ['Stop by tomorrow', 'inbound', ['message']],
    ['STOP', 'outbound', ['message']],
  ])('of a message that says %j, %s, become %j', async (text, direction, types) => {
    const id = `said-${direction}-${text.length}-${text.codePointAt(0)}`;
    const message = { type: 'message', direction, debts: ['D-1'], text, scope: undefined };

    // Whoever carried it: the same message again changes nothing.
    for (const status of [201, 200])
      expect(await app.record(optOut(id, message))).toMatchObject({ status });

    const rows = await app.rows(
      'select type from timeline_event where external_id like $1 order by id',
      [`${id}%`],
    );
    expect(rows.map(({ type }) => type)).toEqual(types);
  });

  it('send what waits for the person back to be judged, in the same transaction', async () => {
    await app.rows(
      `with asked as (
         insert into contact (tenant, id, external_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id,
                              template, metadata, not_after, request_hash, created_at)
         select 1, gen_random_uuid(), 'C-1', gen_random_uuid(), 'collection', 'sms', gen_random_uuid(), id, id, gen_random_uuid(),
                'overdue', '{}', now(), '', now()
           from party where external_id = 'P-1'
         returning *
       )
       insert into contact_state (tenant, contact_id, person_id, party_id, sender_id, channel, status, due_at, permit_until, updated_at)
       select tenant, id, person_id, party_id, sender_id, channel, 'permitted', now(), now(), now() from asked`,
    );

    await app.record(optOut('E-stop'));

    expect(await app.rows('select status, permit_until from contact_state')).toEqual([
      { status: 'scheduled', permit_until: null },
    ]);
  });
});
