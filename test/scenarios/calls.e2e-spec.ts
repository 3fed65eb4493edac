/** The call list: whom to call is told to one collector at a time, and only while calling is lawful. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
let [ann, ben] = ['', ''];
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  [ann, ben] = [
    await town.keyWith(['calls:work'], 'ann'),
    await town.keyWith(['calls:work'], 'ben'),
  ];
});
afterAll(() => town.stop());

const claim = (id: string, key = ann) => town.ask('POST', `/v1/calls/${id}/claim`, { key });
const complete = (id: string, body: object, key = ann) =>
  town.ask('POST', `/v1/calls/${id}/complete`, { body, key });

async function task(name: string): Promise<string> {
  await town.borrower(name);
  const id = await town.contact(name, { channel: 'call' });
  await town.becomes(id, 'ready');
  return id;
}

const calls = (id: string) =>
  town.rows<{ body: object; external_id: string }>(
    `select e.body, e.external_id from timeline_event e join contact c on c.tenant = e.tenant and c.party_id = e.party_id
      where e.type = 'call' and c.id = $1::uuid`,
    [id.slice(4)],
  );

describe('a call task', () => {
  it('is listed without a word about whom to call', async () => {
    const id = await task('ada');

    const { body } = await town.ask('GET', '/v1/calls', { key: ann });

    expect(body).toMatchObject({ object: 'list', has_more: false });
    const listed = (body['data'] as { id: string }[]).find((one) => one.id === id);
    expect(Object.keys(listed ?? {}).toSorted()).toEqual([
      'created_at',
      'id',
      'not_after',
      'object',
      'purpose',
    ]);
    expect((await town.ask('GET', '/v1/calls?limit=201', { key: ann })).status).toBe(400);
    expect((await claim(id)).body).toMatchObject({ claimed: true });
  });

  it('goes to one of two collectors who reach for it at once, and disappears from the list', async () => {
    const id = await task('bob');

    const replies = await Promise.all([claim(id), claim(id, ben), claim(id), claim(id, ben)]);

    const won = replies.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(won[0]?.body).toMatchObject({
      object: 'call_task',
      id,
      claimed: true,
      name: 'Example bob',
      number: expect.stringMatching(/^\+44/),
      identity: null,
      about: null,
      lease_until: expect.any(String),
    });
    const lost = replies.filter(({ body }) => body['code'] === 'not-yours');
    expect(lost.map(({ status }) => status)).toEqual([409, 409, 409]);
    const { body } = await town.ask('GET', '/v1/calls', { key: ben });
    expect((body['data'] as { id: string }[]).map((one) => one.id)).not.toContain(id);
  });

  it('is completed once, by the collector who holds it', async () => {
    const id = await task('cyd');
    await claim(id, ben);

    expect(await complete(id, { outcome: 'no_answer' }, ann)).toMatchObject({
      status: 409,
      body: { code: 'not-yours' },
    });
    const note = 'Cyd asked for a letter';
    expect(await complete(id, { outcome: 'conversation', note }, ben)).toMatchObject({
      status: 200,
      body: { status: 'completed', outcome: 'conversation' },
    });
    expect(await complete(id, { outcome: 'busy' }, ben)).toMatchObject({ status: 409 });

    const made = await calls(id);
    expect(made.map(({ body }) => body)).toMatchObject([{ outcome: 'conversation' }]);
    expect(JSON.stringify(made)).not.toContain('letter');
  });

  it('is kept with a note that should not be said, and the judgement of it', async () => {
    const id = await task('ivy');
    await claim(id, ben);
    const note = 'Told Ivy: pay or I will break your legs';

    expect(await complete(id, { outcome: 'conversation', note }, ben)).toMatchObject({
      status: 200,
      body: {
        note_language: {
          verdict: 'block',
          category: 'VIO',
          entries: expect.arrayContaining(['VIO-E2']),
        },
      },
    });
    const [record] = await town.rows<{ entry: string }>(
      "select convert_from(entry, 'UTF8') entry from record where kind = 'call.task' order by id desc limit 1",
      [],
    );
    expect(record?.entry).toContain('"verdict":"block"');
    expect(record?.entry).not.toContain('legs');
  });

  it.each([
    ['an unknown outcome', { outcome: 'shouted' }],
    ['an outcome of machines', { outcome: 'ringless_voicemail' }],
    ['a note with NUL', { outcome: 'busy', note: 'a\u0000b' }],
    ['a note of half a character', { outcome: 'busy', note: '\ud83d' }],
    ['more than was asked', { outcome: 'busy', pending: true }],
  ])('is not completed with %s', async (_, body) => {
    expect(await complete(`con_${'0'.repeat(32)}`, body)).toMatchObject({
      status: 400,
      body: { code: 'validation-failed' },
    });
  });

  it('is none, if it is a mail or does not exist', async () => {
    await town.borrower('dee');
    const mail = await town.contact('dee', { not_before: '2026-03-12T09:00:00Z' });

    for (const id of [mail, `con_${'0'.repeat(32)}`, 'external:nothing', "x'--"]) {
      const { status } = await claim(encodeURIComponent(id));
      expect([400, 404]).toContain(status);
    }
  });
});

describe('a claim', () => {
  it('says until when one may dial, and is refused after hours with the reason', async () => {
    const [early, late] = [await task('flo'), await task('gus')];
    town.clockIs('2026-03-10T20:55:00Z');

    const { body } = await claim(early);
    expect(body).toMatchObject({ claimed: true, dial_before: '2026-03-10T21:00:00.000Z' });
    expect(String(body['lease_until']) > '2026-03-10T21:00').toBe(true);

    town.clockIs('2026-03-10T21:00:30Z');
    expect(await claim(late)).toMatchObject({
      status: 200,
      body: { claimed: false, status: 'held', verdict: 'defer', because: [expect.any(String)] },
    });
    expect((await claim(late)).body).not.toHaveProperty('number');
    await town.becomes(late, 'held');
  });
});

const AMOUNTS = { amounts: { outstanding: 9_000, overdue: 900 }, days_past_due: 5 };
const DATES = { due_on: '2026-03-05', balance_as_of: '2026-03-09T00:00:00Z' };
const CARD = { external_id: 'kim-card', kind: 'credit_card', lender: 'bank', currency: 'USD' };
const KIM = { parties: [{ party: 'kim', relation: 'borrower' }] };
const about = (debt: string) => ({ channel: 'call', sender: 'agency', debt });

describe('a talk about two debts', () => {
  it('rests both of them, and names no debt of somebody else', async () => {
    town.clockIs('2026-03-11T14:00:00Z');
    await town.ask('POST', '/v1/organisations', {
      body: { external_id: 'agency', kind: 'collector', name: 'Example Agency' },
    });
    await town.borrower('kim', 'US-NY');
    const { body: loan } = await town.ask('GET', '/v1/debts/external:kim-loan');
    await town.ask('POST', '/v1/debts', {
      body: { ...CARD, ...AMOUNTS, ...DATES, ...KIM },
    });
    const id = await town.contact('kim', about('kim-loan'));
    await town.becomes(id, 'ready');
    await claim(id);
    const identity = { key: ann, body: { answer: 'confirmed' } };
    const { body: told } = await town.ask('POST', `/v1/calls/${id}/identity`, identity);
    expect(told).toMatchObject({ about: { other_debts: [{ kind: 'credit_card' }] } });

    const said = (discussed: string[]) => complete(id, { outcome: 'conversation', discussed });
    expect(await said(['kim-loan', 'ada-loan'])).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/discussed/1' }] },
    });
    expect((await said(['kim-card', String(loan['id'])])).status).toBe(200);

    const next = await town.contact('kim', about('kim-card'));
    expect(await town.becomes(next, 'held', 'ready', 'blocked', 'review')).toMatchObject({
      status: 'held',
      rules: expect.arrayContaining(['REGF-FREQ-CONV']),
    });
  });
});
