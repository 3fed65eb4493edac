/** Many events at once: in one call, in many calls, in calls that overlap. */
import { dataOf, startPortfolio, withBorrowers, type PortfolioApp } from '../support/portfolio.js';
import { debt, optOut, party } from '../support/samples.js';

describe('events at once', () => {
  let app: PortfolioApp;
  beforeAll(async () => {
    app = await withBorrowers(await startPortfolio());
  });
  afterAll(async () => {
    await app.stop();
  });

  it('in one call may answer each other, and each is taken or refused for itself', async () => {
    const question = {
      external_id: 'M-1',
      occurred_at: '2026-05-01T10:00:00Z',
      type: 'message',
      channel: 'sms',
      direction: 'inbound',
      party: 'P-1',
      endpoint: 'P-1-mobile',
      debts: ['D-1'],
      text: 'How much do I owe?',
    };
    const answer = {
      ...question,
      external_id: 'M-2',
      direction: 'outbound',
      in_reply_to: 'M-1',
      sender: 'fair-agency',
      text: 'Call us.',
    };
    const events = [
      question,
      answer,
      { ...question, external_id: 'M-3', channel: 'pigeon' },
      question,
    ];

    const reply = await app.ask('POST', '/v1/events/bulk', { body: { events } });

    expect(dataOf(reply)).toMatchObject([
      { index: 0, status: 'created' },
      { index: 1, status: 'created' },
      {
        index: 2,
        status: 'error',
        error: { code: 'validation-failed', errors: [{ pointer: '/channel' }] },
      },
      { index: 3, status: 'exists' },
    ]);
    const [asked] = dataOf(reply);
    expect((await app.eventRow('M-2'))['body']).toMatchObject({ in_reply_to: asked?.['id'] });
    expect([await app.recordsOf('inbound'), await app.recordsOf('contact.imported')]).toEqual([
      1, 1,
    ]);
  });

  it('with one external id have one effect, however many callers report it at once', async () => {
    const before = await app.recordsOf('consent.changed');

    const replies = await Promise.all(
      Array.from({ length: 12 }, () => app.record(optOut('E-race'))),
    );

    const created = replies.filter(({ status }) => status === 201);
    const existing = replies.filter(({ status }) => status === 200);
    expect([created.length, existing.length]).toEqual([1, 11]);
    expect((await app.recordsOf('consent.changed')) - before).toBe(1);
  });

  it('of bulk calls that overlap in opposite order do not block each other', async () => {
    const bodies = Array.from({ length: 8 }, (_, i) => {
      const ids = i % 2 === 0 ? ['P-1', 'P-2', 'P-3'] : ['P-3', 'P-2', 'P-1'];
      const events = ids.map((id) =>
        optOut(`o${i}-${id}`, { party: id, endpoint: `${id}-mobile` }),
      );
      return { events };
    });

    const replies = await Promise.all(
      bodies.map((body) => app.ask('POST', '/v1/events/bulk', { body })),
    );

    const statuses = replies.flatMap(dataOf).map(({ status }) => status);
    expect(statuses).toEqual(Array.from({ length: 24 }, () => 'created'));
  });
});

describe('a bulk call', () => {
  let app: PortfolioApp;
  beforeAll(async () => {
    app = await startPortfolio();
  });
  afterAll(async () => {
    await app.stop();
  });

  it('takes a thousand parties, debts and events', async () => {
    const ids = Array.from({ length: 1_000 }, (_, i) => `B-${i}`);
    const bodies: [string, object][] = [
      ['parties', { parties: ids.map((id) => party(id)) }],
      [
        'debts',
        {
          debts: ids.map((id) =>
            debt(`D-${id}`, { parties: [{ party: id, relation: 'borrower' }] }),
          ),
        },
      ],
      [
        'events',
        { events: ids.map((id) => optOut(`E-${id}`, { party: id, endpoint: `${id}-mobile` })) },
      ],
    ];

    for (const [name, body] of bodies) {
      const reply = await app.ask('POST', `/v1/${name}/bulk`, { body });
      const created = dataOf(reply).filter(({ status }) => status === 'created');
      expect({ name, created: created.length }).toEqual({ name, created: 1_000 });
    }
  });

  it('of more than a thousand items is refused as a whole', async () => {
    const parties = Array.from({ length: 1_001 }, (_, i) => ({ external_id: `X-${i}` }));

    const reply = await app.ask('POST', '/v1/parties/bulk', { body: { parties } });

    expect(reply).toMatchObject({
      status: 400,
      body: {
        errors: [{ pointer: '/parties', detail: 'is too long', remedy: 'send at most 1000 items' }],
      },
    });
  });
});
