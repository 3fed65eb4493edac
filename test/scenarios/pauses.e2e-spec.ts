/** The brakes: one person stops, two let go; nothing of the scope leaves after the answer, and nothing is lost. */
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { NOWHERE } from '../../src/dispatch/route.js';
import { beginSending } from '../../src/dispatch/sending.repository.js';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { handsIn, type Hands } from '../support/hands.js';
import { NO_CAP } from '../support/stop-race.js';
import { startTown, type Town } from '../support/town.js';
import { posted } from '../support/townsfolk.js';

let town: Town;
let hands: Hands;
let second: string;

beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: NO_CAP });
  hands = handsIn(town);
  second = await town.keyWith(SCOPES, 'releasing');
});
afterAll(() => town.stop());

const left = () => town.mail.mails.length;
async function resume(id: string): Promise<void> {
  await posted(town, `/v1/pauses/${id}/resume`, { reason: 'Mended.' });
  const { status } = await town.ask('POST', `/v1/pauses/${id}/resume/approve`, { key: second });
  expect(status).toBe(200);
}

async function pause(body: object): Promise<string> {
  return String((await posted(town, '/v1/pauses', { reason: 'Trouble.', ...body }))['id']);
}

let people = 0;
async function contact(): Promise<{ name: string; id: string }> {
  people += 1;
  const name = `paul${people}`;
  await town.borrower(name);
  return { name, id: await town.contact(name) };
}

describe('a pause', () => {
  it.each([
    ['tenant', () => undefined],
    ['channel', () => 'email'],
    ['template', () => 'overdue'],
    ['sender', () => 'bank'],
    ['debt', (name: string) => `${name}-loan`],
    ['region', () => 'GB'],
  ])(
    'of a %s stops what has a permit and holds what is due, until two resume it',
    async (scope, valueOf) => {
      const permitted = await contact();
      await hands.judge();
      expect(await hands.standing(permitted.id)).toMatchObject({ status: 'permitted' });
      const before = left();
      const value = valueOf(permitted.name);
      const id = await pause({ scope, ...(value === undefined ? {} : { value }) });

      await hands.send([permitted.id]);
      expect(left()).toBe(before);

      town.installation.clock.advance(61_000);
      await hands.sweep();
      await hands.judge();
      const { body } = await town.ask('GET', `/v1/contacts/${permitted.id}`);
      expect(body).toMatchObject({ status: 'held', rules: ['PAUSE'] });
      expect(await hands.standing(permitted.id)).toMatchObject({ slot: null });

      await resume(id);
      await hands.judge();
      await hands.send([permitted.id]);
      expect(left()).toBe(before + 1);
    },
  );

  it.each([
    ['channel', 'sms'],
    ['template', 'relay'],
    ['region', 'US'],
  ])('of another %s lets it pass', async (scope, value) => {
    const id = await pause({ scope, value });
    const one = await contact();
    await hands.judge();
    const before = left();
    await hands.send([one.id]);
    expect(left()).toBe(before + 1);
    await resume(id);
  });

  it('is answered only when the sends that had begun have committed', async () => {
    const gate = new EventEmitter();
    let isAnswered = false;
    const sends = town.installation.database.tx(1, async (tx) => {
      await beginSending(tx, [], NOWHERE, tx.at, 1_000, 'committed');
      await once(gate, 'open');
    });
    await sleep(100);
    const answer = pause({ scope: 'tenant' }).finally(() => (isAnswered = true));
    await sleep(400);
    expect(isAnswered).toBe(false);

    gate.emit('open');
    await sends;
    await resume(await answer);
  });

  it('of a batch holds that batch alone', async () => {
    const { name } = await contact();
    const item = { sender: 'bank', purpose: 'collection', channel: 'email', debt: `${name}-loan` };
    const to = { party: name, endpoint: `${name}-mail` };
    const contacts = [{ ...item, to, template: 'overdue', external_id: `${name}-in-batch` }];
    const batch = await posted(town, '/v1/contacts/bulk', { contacts });
    const id = await pause({ scope: 'batch', value: batch['batch_id'] });
    await hands.judge();
    const { body } = await town.ask('GET', `/v1/contacts/external:${name}-in-batch`);
    expect(body['status']).toBe('held');
    await resume(id);
  });

  it('for a period ends by itself, and its region comes back', async () => {
    const until = new Date(town.installation.clock.local() + 3_600_000).toISOString();
    const id = await pause({ scope: 'region', value: 'GB', until });
    const inForce = async () => JSON.stringify(await town.ask('GET', '/v1/pauses?in_force=true'));
    const one = await contact();
    await hands.judge();
    expect(await hands.standing(one.id)).toMatchObject({ status: 'held' });
    expect(await inForce()).toContain(id);
    town.installation.clock.advance(3_601_000);
    await hands.judge();
    expect(await hands.standing(one.id)).toMatchObject({ status: 'permitted' });
    expect(await inForce()).not.toContain(id);
  });

  it('keeps call tasks from being claimed, and gives them back', async () => {
    const { name } = await contact();
    const id = await town.contact(name, { channel: 'call', template: 'overdue' });
    await hands.judge();
    expect(await hands.standing(id)).toMatchObject({ status: 'ready' });
    const brake = await pause({ scope: 'debt', value: `${name}-loan` });

    expect((await town.ask('POST', `/v1/calls/${id}/claim`)).status).toBe(409);
    await resume(brake);
    await hands.judge();
    expect((await town.ask('POST', `/v1/calls/${id}/claim`)).status).toBe(200);
  });
});

describe('resuming', () => {
  it('takes another person than asked for it, and one approval wins', async () => {
    const id = await pause({ scope: 'template', value: 'relay' });
    const approve = (key?: string) =>
      town.ask('POST', `/v1/pauses/${id}/resume/approve`, key === undefined ? {} : { key });
    expect(await approve(second)).toMatchObject({ status: 409, body: { code: 'not-open' } });
    await posted(town, `/v1/pauses/${id}/resume`, { reason: 'Mended.' });
    expect(await approve()).toMatchObject({ status: 403, body: { code: 'four-eyes' } });

    const both = await Promise.all([approve(second), approve(second)]);

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  it('by one person is refused by the database too', async () => {
    const id = await pause({ scope: 'template', value: 'relay' });
    await posted(town, `/v1/pauses/${id}/resume`, { reason: 'Mended.' });
    await expect(
      town.rows(
        `update pause set status = 'resumed', resumed_by = resume_requested_by where status = 'resume_requested'`,
      ),
    ).rejects.toThrow('check constraint');
    expect(
      (await town.ask('POST', `/v1/pauses/${id}/resume/approve`, { key: second })).status,
    ).toBe(200);
  });

  it('and pausing leave their records', async () => {
    const [row] = await town.rows<{ n: number }>(
      `select count(*)::int as n from record where kind = 'pause.changed'`,
    );
    const { body } = await town.ask('GET', '/v1/pauses?limit=200');
    const steps = (body['data'] as { status: string }[]).map(({ status }) =>
      status === 'resumed' ? 3 : 1,
    );
    expect(row?.n).toBe(steps.reduce((sum, n) => sum + n, 0));
  });
});

it.each([
  [{ scope: 'region', value: 'XX', reason: 'x' }, 400],
  [{ scope: 'debt', value: 'nobody', reason: 'x' }, 422],
  [{ scope: 'template', value: 'overdeu', reason: 'x' }, 422],
  [{ scope: 'batch', value: 'nobody', reason: 'x' }, 422],
  [{ scope: 'tenant', value: 'x', reason: 'x' }, 400],
  [{ scope: 'tenant' }, 400],
  [{ scope: 'tenant', reason: 'x', until: '2020-01-01T00:00:00Z' }, 422],
])('a pause of %j is refused with %d', async (body, status) => {
  expect((await town.ask('POST', '/v1/pauses', { body })).status).toBe(status);
});
