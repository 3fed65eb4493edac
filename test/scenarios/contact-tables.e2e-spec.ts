/**
 * When somebody was contacted, and the contact log as a table for spreadsheets: it names nobody unless it may, and no
 * cell is run.
 */
import { startTown, type Town } from '../support/town.js';
import { addNamed } from '../support/townsfolk.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
});
afterAll(() => town.stop());

describe('a table', () => {
  it('of the log names nobody and runs nothing; of a person it says who', async () => {
    const name = '=HYPERLINK("http://evil.example/","click")';
    await addNamed(town, 'eve', name);
    const id = await town.contact('eve', { metadata: { '-cmd': '1' } });

    const log = await town.ask('GET', '/v1/contacts.csv?party=eve');
    const clear = await town.ask('GET', '/v1/parties/eve/history.csv');
    const key = await town.keyWith(['contacts:read', 'portfolio:read'], 'table-reader');
    const masked = await town.ask('GET', '/v1/parties/eve/history.csv', { key });

    expect(log.headers.get('content-disposition')).toContain('contacts.csv');
    const lines = String(log.body['text']).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(id);
    expect(lines[1]).toMatch(/"Europe\/London".*,"'-cmd=1",""$/);
    expect(lines[1]).not.toContain('HYPERLINK');
    expect(String(clear.body['text'])).toContain(`\r\n"'${name.replaceAll('"', '""')}","eve"`);
    expect(String(masked.body['text'])).not.toMatch(/HYPERLINK|eve@example/);
  });
});

const told = async (id: string) => (await town.ask('GET', `/v1/contacts/${id}/story`)).body;
const card = (name: string, body: object) =>
  town.ask('POST', `/v1/parties/${name}/card`, { body: { why: 'told on the phone', ...body } });
const task = async (name: string) => {
  await town.borrower(name);
  const id = await town.contact(name, { channel: 'call' });
  await town.becomes(id, 'ready');
  return id;
};
const call = async (id: string, what: string, body?: object) => {
  const key = await town.keyWith(['calls:work'], 'collector');
  const { status } = await town.ask('POST', `/v1/calls/${id}/claim`, { key });
  expect(status).toBe(200);
  if (what === 'claim') return;
  const reply = await town.ask('POST', `/v1/calls/${id}/${what}`, { key, ...(body && { body }) });
  expect(reply.status).toBe(200);
};

describe('when somebody was contacted', () => {
  it.each<[string, string, () => Promise<string>]>([
    [
      'held back',
      'held',
      async () => {
        await town.borrower('hal');
        for (let i = 0; i < 3; i++) await town.becomes(await town.contact('hal'), 'sent');
        return town.contact('hal');
      },
    ],
    [
      'blocked',
      'blocked',
      async () => {
        await town.borrower('bob');
        await card('bob', { kind: 'stop', endpoint: 'bob-mail', channel: 'email' });
        return town.contact('bob');
      },
    ],
    [
      'left to a person',
      'review',
      async () => {
        await town.borrower('rey');
        await card('rey', { kind: 'deceased' });
        return town.contact('rey');
      },
    ],
    ['put on the call list', 'ready', () => task('cal')],
    [
      'given back undialled',
      'ready',
      async () => {
        const id = await task('gus');
        await call(id, 'release');
        return id;
      },
    ],
  ])('is not told of what was judged and %s', async (_, status, made) => {
    const id = await made();
    const { decision_id, contacted_at } = await town.becomes(id, status);

    expect({ decision_id, contacted_at }).toEqual({
      decision_id: expect.stringMatching(/^rec_/),
      contacted_at: null,
    });
    expect(await told(id)).toMatchObject({ at: null, local: [], heard: [] });
  });

  it('is when a collector took the call that was made, in the log, the table and the story', async () => {
    const id = await task('cyd');
    town.clockIs('2026-03-10T14:00:00Z');
    await call(id, 'complete', { outcome: 'no_answer' });
    town.clockIs('2026-03-10T14:20:00Z');

    const at = expect.stringMatching(/^2026-03-10T14:00:0/);
    const list = await town.ask('GET', '/v1/contacts?order=newest&party=cyd');
    const table = await town.ask('GET', '/v1/contacts.csv?party=cyd');

    expect(list.body['data']).toMatchObject([{ id, status: 'completed', contacted_at: at }]);
    expect(await told(id)).toMatchObject({ at, local: [{ zone: 'Europe/London' }] });
    expect(String(table.body['text'])).toMatch(
      /"2026-03-10T14:00:0\d\.\d+Z","2026-03-10","14:00:0\d","'\+00:00"/,
    );
  });

  it('may have been when a collector took a call and never said what became of it', async () => {
    const id = await task('lou');
    await call(id, 'claim');
    const { body: claimed } = await town.ask('GET', `/v1/contacts/${id}`);
    town.clockIs('2026-03-10T14:50:00Z');
    const { contacted_at } = await town.becomes(id, 'ready');

    expect(contacted_at).toMatch(/^2026-03-10T14:20/);
    expect(contacted_at).toBe(claimed['contacted_at']);
  });

  it('shows the first of many answers, and says how many more there are', async () => {
    await town.borrower('wang');
    const id = await town.contact('wang');
    await town.becomes(id, 'sent');
    town.clockIs('2026-03-10T15:30:00Z');
    for (let i = 0; i < 22; i++)
      await town.event({
        external_id: `wang-answers-${i}`,
        occurred_at: '2026-03-10T15:00:00Z',
        type: 'message',
        direction: 'inbound',
        channel: 'email',
        party: 'wang',
        endpoint: 'wang-mail',
        debts: ['wang-loan'],
        text: 'hello',
      });

    const { body } = await town.ask('GET', `/v1/contacts/${id}/story`);

    expect(body).toMatchObject({ heard_more: 2 });
    expect(body['heard']).toHaveLength(20);
  });
});
