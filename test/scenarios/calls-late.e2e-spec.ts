/** A collector's word about a call is taken whenever it comes, and counts once. */
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

const post = (id: string, what: string, body?: object, key = ann) =>
  town.ask('POST', `/v1/calls/${id}/${what}`, { key, ...(body === undefined ? {} : { body }) });
const claim = (id: string, key = ann) => post(id, 'claim', undefined, key);
const confirm = (id: string) => post(id, 'identity', { answer: 'confirmed' });
const complete = (id: string, body: object, key = ann) => post(id, 'complete', body, key);

async function task(name: string, more: Record<string, unknown> = {}): Promise<string> {
  await town.borrower(name);
  const id = await town.contact(name, { channel: 'call', ...more });
  await town.becomes(id, 'ready');
  return id;
}

/** What the timeline holds of calls to whom the task is about, and places that are kept. */
async function counted(id: string) {
  return town.rows<{ outcome: string; kept: boolean }>(
    `select e.body->>'outcome' as outcome, false as kept from timeline_event e
       join contact c on c.tenant = e.tenant and c.party_id = e.party_id where e.type = 'call' and c.id = $1::uuid
     union all
     select coalesce(r.outcome, 'open'), true from reservation r
       join call_lapse l on l.tenant = r.tenant and l.decision_id = r.decision_id where l.contact_id = $1::uuid`,
    [id.slice(4)],
  );
}

/** A talk that had begun and of which nothing was said. */
async function lapsed(name: string, at: string): Promise<string> {
  const id = await task(name);
  expect((await claim(id)).body).toMatchObject({ claimed: true });
  await confirm(id);
  town.clockIs(at);
  await town.becomes(id, 'ready', 'held', 'blocked');
  expect(await counted(id)).toEqual([{ outcome: 'open', kept: true }]);
  return id;
}

const PROMISE = { amount: '50.00', due: '2026-03-20' };

describe('the time for a word', () => {
  it('goes on after the last moment to dial, so that nothing of the talk is lost', async () => {
    const id = await task('ada', { not_after: '2026-03-10T13:20:00Z' });
    town.clockIs('2026-03-10T13:19:00Z');
    const { body } = await claim(id);
    expect(body).toMatchObject({
      dial_before: '2026-03-10T13:20:00.000Z',
      lease_until: expect.stringContaining('2026-03-10T13:34:0'),
    });

    town.clockIs('2026-03-10T13:25:00Z');
    expect((await confirm(id)).body).toMatchObject({
      lease_until: expect.stringContaining('2026-03-10T14:25:0'),
    });
    town.clockIs('2026-03-10T14:20:00Z');
    const said = await complete(id, { outcome: 'conversation', promise: PROMISE });
    expect(said).toMatchObject({ status: 200, body: { acts: [expect.any(String)] } });
    expect(await counted(id)).toEqual([{ outcome: 'conversation', kept: false }]);
  });
});

describe('a claim that ran out', () => {
  it('counts as a call that may have been made, until its collector says how it ended', async () => {
    const id = await lapsed('eli', '2026-03-10T15:30:00Z');
    // The house allows three contacts a day, and one is taken.
    const mails = [await town.contact('eli'), await town.contact('eli'), await town.contact('eli')];
    const ends = await Promise.all(mails.map((mail) => town.becomes(mail, 'sent', 'held')));
    expect(ends.filter(({ status }) => status === 'held')).toHaveLength(1);
    const { body: kept } = await town.ask('GET', '/v1/decisions?status=expired');
    expect(kept['data']).toHaveLength(1);
    expect(await complete(id, { outcome: 'busy' }, ben)).toMatchObject({
      status: 409,
      body: { code: 'not-yours' },
    });

    const said = { outcome: 'conversation', promise: PROMISE };
    expect(await complete(id, said)).toMatchObject({ status: 200, body: { status: 'completed' } });
    expect(await complete(id, said)).toMatchObject({ status: 409 });
    expect(await counted(id)).toEqual([
      { outcome: 'conversation', kept: false },
      { outcome: 'conversation', kept: true },
    ]);
    const { body: shown } = await town.ask('GET', `/v1/contacts/${id}`);
    expect(shown).toMatchObject({ status: 'completed', verdict: 'allow' });
    expect((await town.ask('GET', '/v1/decisions')).body['data']).toEqual([]);
    const { body: card } = await town.ask('GET', '/v1/parties/eli/card');
    expect(card).toMatchObject({ promises: [{ amount: '50.00' }] });
  });

  it('leaves the task to whoever has taken it since, and is told all the same', async () => {
    const id = await lapsed('flo', '2026-03-10T17:00:00Z');
    expect((await claim(id, ben)).body).toMatchObject({ claimed: true });

    expect(await complete(id, { outcome: 'voicemail' })).toMatchObject({ status: 200 });
    const { body: held } = await town.ask('GET', `/v1/calls/${id}`, { key: ben });
    expect(held).toMatchObject({ claimed: true, since_claim: ['call'] });
    expect(await complete(id, { outcome: 'no_answer' }, ben)).toMatchObject({ status: 200 });
    const outcomes = (await counted(id)).filter(({ kept }) => !kept);
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['no_answer', 'voicemail']);
  });

  it('is told once by two who tell it at the same time', async () => {
    const id = await lapsed('gus', '2026-03-10T18:30:00Z');
    const both = await Promise.all([1, 2].map(() => complete(id, { outcome: 'busy' })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await counted(id)).filter(({ kept }) => !kept)).toHaveLength(1);
  });
});
