/** What became of an attempt for which a place was reserved, and what holds while nobody says so. */
import { counterOf, type Counter } from '../support/decisions.js';
import { startTown, type Town } from '../support/town.js';

const NOON = '2026-03-10T13:05:00Z';

let town: Town;
let counter: Counter;
let dialer: string;
beforeAll(async () => {
  town = await startTown({ at: NOON, works: false });
  counter = counterOf(town);
  dialer = await town.keyWith(['decisions:make', 'contacts:read']);
});
beforeEach(() => town.clockIs(NOON));
afterAll(() => town.stop());

/** How many of four e-mails the house still allows today. */
async function roomFor(name: string): Promise<number> {
  const questions = Array.from({ length: 4 }, () => ({
    sender: 'bank',
    purpose: 'collection',
    channel: 'email',
    debt: `${name}-loan`,
    to: { party: name, endpoint: `${name}-mail` },
    reserve: true,
  }));
  const { body } = await town.ask('POST', '/v1/decisions', { body: { questions } });
  const items = body['items'] as { decision: { verdict: string; id: string } }[];
  const allowed = items.filter(({ decision }) => decision.verdict === 'allow');
  for (const { decision } of allowed) await counter.settle(decision.id, { outcome: 'not_made' });
  return allowed.length;
}

describe('an outcome', () => {
  it('becomes an event of the timeline, with evidence that names the decision', async () => {
    await town.borrower('ada');
    const id = await counter.reserve('ada', { mode: 'interactive', voice: 'live_agent' });
    const report = { outcome: 'conversation', occurred_at: '2026-03-10T13:06:00Z', dropped: true };

    town.clockIs('2026-03-10T13:08:00Z');
    const { status, body } = await counter.settle(id, report, dialer);

    expect({ status, body }).toMatchObject({
      status: 200,
      body: { id, reservation: { status: 'settled', counts: false, outcome: 'conversation' } },
    });
    const [event] = await counter.events('ada');
    expect(event).toMatchObject({
      type: 'call',
      body: {
        direction: 'outbound',
        outcome: 'conversation',
        dropped: true,
        mode: 'interactive',
        voice: 'live_agent',
      },
      occurred_at: new Date('2026-03-10T13:06:00Z'),
    });
    expect(event?.body).not.toHaveProperty('pending');
    expect((await counter.kinds(id)).slice(-2)).toEqual(['decision', 'contact.imported']);
    expect(await roomFor('ada')).toBe(2);
  });

  it.each([
    ['sms', 'sent', 'message'],
    ['voicemail', 'voicemail', 'call'],
    ['call', 'busy', 'call'],
  ])('of a %s that was `%s` is a %s', async (channel, outcome, type) => {
    const name = `bea-${outcome}`;
    await town.borrower(name);
    const id = await counter.reserve(name, { channel, content: { text: 'Please call us.' } });

    expect((await counter.settle(id, { outcome })).status).toBe(200);

    expect(await counter.events(name)).toMatchObject([{ type, body: { direction: 'outbound' } }]);
  });

  it('of a clock that runs ahead counts at once', async () => {
    await town.borrower('zoe');
    const id = await counter.reserve('zoe');

    await counter.settle(id, { outcome: 'no_answer', occurred_at: '2026-03-10T13:09:00Z' });

    expect(await roomFor('zoe')).toBe(2);
  });

  it('reported again has no second effect; another one is refused', async () => {
    await town.borrower('cas');
    const id = await counter.reserve('cas');

    const replies = await Promise.all(
      Array.from({ length: 8 }, () => counter.settle(id, { outcome: 'no_answer' })),
    );
    const other = await counter.settle(id, { outcome: 'conversation' });
    const freed = await counter.settle(id, { outcome: 'not_made' });

    expect(replies.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200));
    for (const refused of [other, freed]) {
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'already-settled', outcome: 'no_answer' },
      });
    }
    expect(await counter.events('cas')).toHaveLength(1);
  });

  it('of two who differ at the same moment is the one that came first', async () => {
    await town.borrower('dan');
    const id = await counter.reserve('dan');

    const replies = await Promise.all(
      ['no_answer', 'conversation', 'busy', 'not_made'].map((outcome) =>
        counter.settle(id, { outcome }),
      ),
    );

    const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, 409, 409, 409]);
  });

  it('`not_made` frees the place, and what waited for it is judged again', async () => {
    await town.borrower('eva');
    const mail = { channel: 'email' };
    const ids = [];
    for (let i = 0; i < 3; i += 1) ids.push(await counter.reserve('eva', mail));
    expect((await counter.ask('eva', mail)).body).toMatchObject({ verdict: 'defer' });

    const { body } = await counter.settle(ids[0] ?? '', { outcome: 'not_made' }, dialer);

    expect(body).toMatchObject({ reservation: { status: 'released', counts: false } });
    expect((await counter.ask('eva', mail)).body).toMatchObject({ verdict: 'allow' });
    expect(await counter.events('eva')).toEqual([]);
    expect(
      (await counter.kinds(ids[0] ?? '')).filter((kind) => kind === 'contact.canceled'),
    ).toHaveLength(1);
  });
});

describe('a reservation that expires', () => {
  it('is visibly expired and keeps counting, because the attempt may have been made', async () => {
    await town.borrower('fay');
    const id = await counter.reserve('fay', { expires_at: '2026-03-10T13:10:00Z' });
    expect(await roomFor('fay')).toBe(2);

    town.clockIs('2026-03-10T13:10:30Z');

    expect(await counter.show(id)).toMatchObject({
      reservation: { status: 'expired', counts: true, outcome: null },
    });
    expect(await roomFor('fay')).toBe(2);
    const { body } = await town.ask('GET', '/v1/decisions?status=expired', { key: dialer });
    expect(body['data']).toMatchObject([
      { id, channel: 'call', reservation: { status: 'expired' } },
    ]);
  });

  it('takes the report of what happened, however late', async () => {
    await town.borrower('gil');
    const id = await counter.reserve('gil', { expires_at: '2026-03-10T13:10:00Z' });
    town.clockIs('2026-03-12T09:00:00Z');

    expect((await counter.settle(id, { outcome: 'voicemail' }, dialer)).status).toBe(200);

    const [event] = await counter.events('gil');
    expect(event?.occurred_at.toISOString()).toMatch(/^2026-03-10T13:05/);
  });

  it('is released by a person with a reason alone', async () => {
    await town.borrower('hal');
    const id = await counter.reserve('hal', { expires_at: '2026-03-10T13:10:00Z' });
    town.clockIs('2026-03-10T13:11:00Z');
    const officer = await town.keyWith(['decisions:make', 'review:decide']);
    const release = { outcome: 'not_made', reason: 'the dialer was switched off' };

    const machine = await counter.settle(id, release, dialer);
    const wordless = await counter.settle(id, { outcome: 'not_made' }, officer);

    for (const refused of [machine, wordless]) {
      expect(refused).toMatchObject({
        status: 409,
        body: { code: 'late-release', errors: [{ pointer: '/reason' }] },
      });
    }
    expect(await counter.settle(id, release, officer)).toMatchObject({
      status: 200,
      body: { reservation: { status: 'released' } },
    });
    expect(await roomFor('hal')).toBe(3);
  });
});
