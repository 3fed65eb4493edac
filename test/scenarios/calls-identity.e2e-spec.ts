/** A collector's call: the next one, a name and a number first, what it is about once the person is known. */
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

const post = (
  id: string,
  what: string,
  { key = ann, body }: { key?: string; body?: object } = {},
) => town.ask('POST', `/v1/calls/${id}/${what}`, { key, ...(body === undefined ? {} : { body }) });
const next = (key = ann) => town.ask('POST', '/v1/calls/next', { key });
const look = (id: string, key = ann) => town.ask('GET', `/v1/calls/${id}`, { key });
const confirm = (id: string, key = ann) =>
  post(id, 'identity', { key, body: { answer: 'confirmed' } });
const free = (id: string, key = ann) => post(id, 'complete', { key, body: { outcome: 'busy' } });

async function task(name: string, more: Record<string, unknown> = {}): Promise<string> {
  await town.borrower(name);
  const id = await town.contact(name, { channel: 'call', ...more });
  await town.becomes(id, 'ready');
  return id;
}

const records = (id: string) =>
  town.rows<{ entry: string }>(
    `select convert_from(entry, 'UTF8') entry from record
      where kind = 'call.task' and convert_from(entry, 'UTF8') like $1 order by id`,
    [`%${id}%`],
  );

describe('the next call', () => {
  it('is the one that ends soonest, and again the same while one holds it', async () => {
    const late = await task('ada', { not_after: '2026-03-10T19:00:00Z' });
    const soon = await task('bob', { not_after: '2026-03-10T18:00:00Z' });

    const { body } = await next();
    expect(body).toMatchObject({ call: { id: soon, claimed: true, name: 'Example bob' } });
    expect((await next()).body).toMatchObject({ call: { id: soon } });
    const { body: held } = await town.ask('GET', '/v1/calls/held', { key: ann });
    expect(held).toMatchObject({ data: [{ id: soon, now: expect.any(String) }] });

    await free(soon);
    expect((await next()).body).toMatchObject({ call: { id: late } });
    await free(late);
    expect((await next()).body).toMatchObject({ call: null });
  });

  it('is another for each of two collectors who ask at once', async () => {
    const both = [await task('cyd'), await task('dee')];

    const replies = await Promise.all([next(), next(ben), next(), next(ben)]);

    const taken = replies.map(({ body }) => (body['call'] as { id: string } | null)?.id);
    expect(taken[0]).toBe(taken[2]);
    expect(taken[1]).toBe(taken[3]);
    expect(new Set([taken[0], taken[1]])).toEqual(new Set(both));
    await free(String(taken[0]));
    await free(String(taken[1]), ben);
  });
});

describe('what a call is about', () => {
  const DEBT = /123[.,]45|12345|1234|500|loan|Bank|collection/i;

  it('is not in any answer before the person has confirmed who they are', async () => {
    const id = await task('eli');
    const claimed = await next();
    const replies = [claimed, await next(), await look(id)];
    for (const { body } of replies) {
      const {
        since_claim: _,
        rules: __,
        ...shown
      } = (body['call'] ?? body) as Record<string, unknown>;
      expect(shown).toMatchObject({ id, name: 'Example eli', about: null });
      expect(JSON.stringify({ ...shown, id: '', number: '' })).not.toMatch(DEBT);
    }

    const told = await confirm(id);
    expect(told.body).toMatchObject({
      identity: 'confirmed',
      about: {
        relation: 'borrower',
        script: expect.stringContaining('Example eli'),
        debt: { currency: 'GBP', account_tail: '1234', amounts: { overdue: 12_345 } },
      },
    });
    expect((await confirm(id)).body).toEqual({ ...told.body, now: expect.any(String) });
    const said = (await records(id)).filter(({ entry }) =>
      entry.includes('"identity":"confirmed"'),
    );
    expect(said).toHaveLength(1);
    await free(id);
  });

  it('is told to nobody who does not hold the call', async () => {
    const id = await task('flo');
    await next();

    expect(await confirm(id, ben)).toMatchObject({ status: 409, body: { code: 'not-yours' } });
    const { body } = await look(id, ben);
    expect(body).toMatchObject({
      claimed: false,
      status: 'claimed',
      because: [expect.any(String)],
    });
    expect(body).not.toHaveProperty('name');
    expect(body).not.toHaveProperty('about');
    await free(id);
  });
});

describe('a call that was taken', () => {
  it('is given back undialled, takes no place, and comes again', async () => {
    const id = await task('gus');
    await next();

    expect(await post(id, 'release')).toMatchObject({ status: 200, body: { claimed: false } });
    await town.becomes(id, 'ready');
    const made = `select from timeline_event e join party p on p.tenant = e.tenant and p.id = e.party_id
      where e.type = 'call' and p.external_id = 'gus'`;
    expect(await town.rows(made)).toHaveLength(0);
    expect((await next()).body).toMatchObject({ call: { id } });
    await confirm(id);
    expect(await post(id, 'release')).toMatchObject({
      status: 409,
      body: { code: 'already-dialled' },
    });
    await free(id);
  });

  it('says what has become known since, and that a pause covers it', async () => {
    const id = await task('hal');
    await next();
    expect((await look(id)).body).toMatchObject({ since_claim: [], paused: false });

    town.clockIs('2026-03-10T13:06:00Z');
    const debts = ['hal-loan'];
    const paid = { external_id: 'hal-pays', type: 'payment', debts, amount: '5.00' };
    await town.event({ ...paid, occurred_at: '2026-03-10T13:05:30Z' });
    const pause = { scope: 'debt', value: 'hal-loan', reason: 'A complaint' };
    expect((await town.ask('POST', '/v1/pauses', { body: pause })).status).toBeLessThan(300);

    expect((await look(id)).body).toMatchObject({ since_claim: ['payment'], paused: true });
    await free(id);
  });

  it('ends with a promise only if the person is known, and enters it on the card', async () => {
    const id = await task('ivy');
    await next();
    const promise = { amount: '50.00', due: '2026-03-20' };
    const body = { outcome: 'conversation', promise, callback: '2026-03-20T10:00:00Z' };

    expect(await post(id, 'complete', { body })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/promise' }] },
    });
    await confirm(id);
    expect((await post(id, 'complete', { body: { ...body, outcome: 'busy' } })).status).toBe(400);
    const done = await post(id, 'complete', { body });
    expect(done).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(done.body['acts']).toHaveLength(2);
    const { body: card } = await town.ask('GET', '/v1/parties/ivy/card');
    expect(card).toMatchObject({ promises: [{ amount: '50.00', due: '2026-03-20' }] });
  });

  it('to a number that is not theirs is the last one to it', async () => {
    const id = await task('jon');
    await next();
    const body = { outcome: 'answered', wrong_number: true };
    expect(await post(id, 'complete', { body })).toMatchObject({ status: 200 });

    const again = await town.contact('jon', { channel: 'call' });
    const { status } = await town.becomes(again, 'blocked', 'review', 'held', 'ready');
    expect(status).toBe('blocked');
    expect((await look(again)).body).toMatchObject({ claimed: false, status: 'blocked' });
  });
});
