/** Between the decision and the vendor call everything still wins: the compare-and-set finds it gone. */
import { handsIn, uuidOf, type Hands } from '../support/hands.js';
import { startTown, type Town } from '../support/town.js';

const OPEN = '2026-03-10T13:05:00Z';

let town: Town;
let hands: Hands;

beforeAll(async () => {
  town = await startTown({ at: OPEN, works: false });
  hands = handsIn(town);
});
afterAll(() => town.stop());

const left = () => town.mail.mails.length + town.sms.messages.length;

/** Decided, with its slot; nobody has sent it yet. */
async function permitted(name: string, channel: string): Promise<string> {
  await town.borrower(name, channel === 'sms' ? 'CN' : 'GB');
  const id = await town.contact(name, { channel });
  await hands.judge();
  expect(await hands.standing(id)).toMatchObject({ status: 'permitted', slot: 'reserved' });
  return id;
}

let events = 0;

function fact(type: string, more: object) {
  events += 1;
  return town.event({
    external_id: `fact-${events}`,
    occurred_at: '2026-03-10T13:04:00Z',
    type,
    ...more,
  });
}

async function saysStop(name: string) {
  const { body } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = body['endpoints'] as { kind: string; address: string }[];
  const from = endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
  const inbound = `${town.url}/v1/vendors/twilio/inbound`;
  expect(await town.sms.post_inbound(inbound, { from, to: '+12125550100', body: 'TD' })).toBe(200);
}

async function withdraw(where: string): Promise<string[]> {
  const rows = await town.rows<{ id: string }>(
    `update template set active_version = null where name = 'overdue' and ${where} returning id`,
  );
  return rows.map(({ id }) => id);
}

describe('after the decision', () => {
  it.each<[string, string, string, (name: string, id: string) => Promise<unknown>]>([
    ['a cancel', 'email', 'canceled', (_, id) => town.ask('POST', `/v1/contacts/${id}/cancel`)],
    ['a STOP', 'sms', 'scheduled', (name) => saysStop(name)],
    [
      'a payment in full',
      'email',
      'scheduled',
      (name) => fact('paid_off', { debts: [`${name}-loan`] }),
    ],
    [
      'a dispute',
      'email',
      'scheduled',
      (name) => fact('dispute', { party: name, debts: [`${name}-loan`], form: 'oral' }),
    ],
    [
      'a wrong number',
      'sms',
      'scheduled',
      (name) => fact('wrong_number', { party: name, endpoint: `${name}-mobile` }),
    ],
  ])('%s still wins and the slot is free', async (what, channel, status, overtake) => {
    const name = `ann-${what.replaceAll(' ', '-').toLowerCase()}`;
    const id = await permitted(name, channel);
    const before = left();

    await overtake(name, id);
    await hands.send([id]);

    expect(left()).toBe(before);
    expect(await hands.standing(id)).toMatchObject({ status, slot: null });
    const { body } = await town.ask('GET', `/v1/contacts/${id}/explain`);
    expect(JSON.stringify(body)).not.toContain('send.attempt');
  });

  it.each([
    ['in every language', 'true'],
    ['in the language it was written in', "locale = 'en'"],
  ])(
    'a template withdrawn %s still wins; the slot is free when the permit ends',
    async (_, where) => {
      const name = `bob-${where.length}`;
      const id = await permitted(name, 'email');
      const before = left();
      const withdrawn = await withdraw(`channel = 'email' and ${where}`);
      try {
        await hands.send([id]);
        expect(left()).toBe(before);
        town.clockIs('2026-03-10T13:08:00Z');
        await hands.sweep();
        expect(await hands.standing(id)).toMatchObject({ status: 'scheduled', slot: null });
      } finally {
        await town.rows('update template set active_version = 1 where id = any($1::uuid[])', [
          withdrawn,
        ]);
        town.clockIs(OPEN);
      }
    },
  );

  it('a permit that has run out sends nothing', async () => {
    const id = await permitted('cyd', 'email');
    const before = left();
    town.clockIs('2026-03-10T13:08:00Z');
    await hands.send([id]);
    town.clockIs(OPEN);
    expect(left()).toBe(before);
  });

  it('two senders of one permit send one mail', async () => {
    const id = await permitted('dee', 'email');
    const before = left();
    await Promise.all([hands.send([id]), hands.send([id]), hands.send([id])]);
    expect(left()).toBe(before + 1);
    expect(await hands.standing(id)).toMatchObject({ status: 'sent', slot: 'settled' });
    const attempts = await town.rows(
      `select 1 from record where kind = 'send.attempt' and convert_from(entry, 'UTF8') like $1`,
      [`%${uuidOf(id)}%`],
    );
    expect(attempts).toHaveLength(1);
  });
});
