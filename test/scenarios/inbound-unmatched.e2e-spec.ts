/** What comes in and names nobody we know: listed, counted, and then somebody's or nobody's. */
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { confirmationsIn, eventsIn, textedIn } from '../support/heard.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  await town.borrower('ola', 'CN');
});
afterAll(() => town.stop());

async function say(from: string, body: string) {
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  expect(await post(signedInbound(ACCOUNT, { from, to: '+12125550100', body, url }))).toBe(200);
}

interface Unmatched {
  readonly id: string;
  readonly [field: string]: unknown;
}

const STRANGER = '+8619012349901';
const unmatched = async (key = town.key, query = '') =>
  (await town.ask('GET', `/v1/inbound/unmatched?${query}`, { key })).body['data'] as Unmatched[];
const count = async () => (await town.ask('GET', '/v1/work')).body['unmatched'];
const settle = (id: unknown, how: 'assign' | 'put-aside', body: object) =>
  town.ask('POST', `/v1/inbound/unmatched/${String(id)}/${how}`, {
    body: { why: 'her new number', ...body },
  });

describe('a message of somebody unknown', () => {
  it('waits on a list: counted, its words only for who may see them, and that they did on record', async () => {
    await say(STRANGER, 'STOP');
    await say(STRANGER, 'buy cheap watches');

    expect(await count()).toBe(2);
    const [stop, other] = await unmatched();
    expect(stop).toMatchObject({ wish: 'stop', from: STRANGER, text: 'STOP', channel: 'sms' });
    expect(other).toMatchObject({ wish: null, text: 'buy cheap watches', status: 'open' });
    const [record] = await town.rows<{ entry: string }>(
      `select convert_from(entry, 'UTF8') as entry from record where kind = 'access.recorded' order by id desc limit 1`,
    );
    expect(record?.entry).toContain(`"list":["${stop?.id}","${other?.id}"],"purpose":"inbound"`);
    const masked = await unmatched(await town.keyWith(['portfolio:read'], 'masked'));
    expect(masked.map(({ from, text }) => [from, text])).toEqual([
      [null, null],
      [null, null],
    ]);
  });

  it('that is said to be theirs counts as if they had sent it: a stop acts, once', async () => {
    await textedIn(town, 'mia');
    const waits = await town.contact('mia', {
      channel: 'sms',
      not_before: '2026-03-10T13:30:00Z',
    });
    const [stop] = await unmatched();

    const answers = await Promise.all([
      settle(stop?.id, 'assign', { party: 'mia' }),
      settle(stop?.id, 'assign', { party: 'mia' }),
    ]);

    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const done = answers.find(({ status }) => status === 200)?.body;
    expect(done).toMatchObject({ status: 'assigned', party: expect.stringMatching(/^pty_/) });
    expect(await eventsIn(town, 'mia')).toEqual(['message', 'opt_out']);
    expect(await confirmationsIn(town, 'mia')).toEqual([]);
    expect(await count()).toBe(1);
    town.clockIs('2026-03-10T13:30:30Z');
    expect((await town.becomes(waits, 'blocked'))['rules']).not.toEqual([]);
    town.clockIs('2026-03-10T13:05:00Z');
  });

  it('that asks for nothing is put aside, with its reason sealed', async () => {
    const [other] = await unmatched();

    const { body } = await settle(other?.id, 'put-aside', { why: 'advertising by nobody' });

    expect(body).toMatchObject({ status: 'aside', party: null });
    expect(await count()).toBe(0);
    expect(await unmatched(town.key, 'status=aside')).toHaveLength(1);
    const rows = await town.rows<{ entry: string }>(
      `select convert_from(entry, 'UTF8') as entry from record where kind = 'fact.recorded' and tag is null`,
    );
    expect(rows.map(({ entry }) => entry)).toEqual([
      expect.stringContaining(`"inbound":"${other?.id}","status":"aside"`),
    ]);
    expect(rows[0]?.entry).not.toContain('advertising');
  });

  it.each<[string, object, number]>([
    ['nobody', { party: 'nobody' }, 422],
    ['an address of somebody else', { party: 'mia', endpoint: 'ola-mobile' }, 422],
    ['an address of another channel', { party: 'mia', endpoint: 'mia-mail' }, 422],
    ['no reason', { party: 'mia', why: '' }, 400],
  ])('stays open if it is given to %s', async (_, body, status) => {
    await say(STRANGER, 'who is this?');
    const [open] = await unmatched();

    expect((await settle(open?.id, 'assign', body)).status).toBe(status);

    expect((await unmatched())[0]).toEqual(open);
    await settle(open?.id, 'put-aside', {});
  });

  it('goes with the person whose it was', async () => {
    await town.borrower('noa');
    await say(STRANGER, 'this is noa, who lives in Example Street');
    const [open] = await unmatched();
    expect((await settle(open?.id, 'assign', { party: 'noa' })).status).toBe(200);
    const asked = { party: 'noa', basis: 'data_subject', reason: 'A letter.' };
    const { body } = await town.ask('POST', '/v1/erasures', { body: asked });
    const key = await town.keyWith(SCOPES, 'approver');

    const done = await town.ask('POST', `/v1/erasures/${String(body['id'])}/approve`, {
      key,
      body: {},
    });

    expect(done.body).toMatchObject({ status: 'done' });
    const assigned = await unmatched(town.key, 'status=assigned');
    expect(assigned.find(({ id }) => id === open?.id)).toMatchObject({ from: null, text: null });
  });
});
