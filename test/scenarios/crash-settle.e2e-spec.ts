/** Text messages of which nobody knows whether they left, and the vendor's list that may tell. */
import { setTimeout as sleep } from 'node:timers/promises';
import { handsIn, uuidOf, type Hands } from '../support/hands.js';
import { plan } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const OPEN = '2026-03-10T13:05:00Z';

let town: Town;
let hands: Hands;

beforeAll(async () => {
  town = await startTown({ at: OPEN, works: false });
  hands = handsIn(town);
});
beforeEach(() => town.clockIs(OPEN));
afterAll(() => town.stop());

/** As if the process had been killed before its request reached the vendor. */
async function neverLeft(name: string): Promise<string> {
  const id = await permitted(name);
  await town.rows(
    `update contact_state set status = 'unknown', slot = 'settled', lease_until = null where contact_id = $1::uuid`,
    [uuidOf(id)],
  );
  return id;
}

async function permitted(name: string): Promise<string> {
  const id = await town.contact(name, { channel: 'sms' });
  await hands.judge();
  expect(await hands.standing(id)).toMatchObject({ status: 'permitted' });
  return id;
}

describe('the message of another contact with the same words', () => {
  let lost: string;
  let other: string;
  let sending: Promise<void>;

  beforeAll(async () => {
    await town.borrower('ann', 'CN');
    lost = await neverLeft('ann');
    town.clockIs('2026-03-10T13:05:10Z');
    other = await permitted('ann');
    // The vendor takes it and does not answer within the second that we wait.
    town.sms.fail_next('accepted_then_silent');
    sending = hands.send([other]);
    while (town.sms.messages.length === 0) await sleep(20);
  });

  it('is left to that contact while it is being sent', async () => {
    town.clockIs('2026-03-10T13:05:40Z');
    await hands.settle();
    expect(await hands.standing(lost)).toMatchObject({ status: 'unknown' });
  });

  it('is given to that contact when its outcome is unknown too', async () => {
    await sending;
    expect(await hands.standing(other)).toMatchObject({ status: 'unknown', slot: 'settled' });
    town.clockIs('2026-03-10T13:06:30Z');
    await hands.settle();
    expect(await hands.standing(other)).toMatchObject({ status: 'sent' });
    expect(await hands.standing(lost)).toMatchObject({ status: 'unknown', slot: 'settled' });
  });
});

describe('what will never be known', () => {
  it('does not stand before what the list can tell', async () => {
    await town.borrower('bob', 'CN');
    const people = Array.from({ length: 75 }, (_, i) => `cat-${i}`);
    for (const name of people) await town.borrower(name);
    const contacts = people.flatMap((name) => [plan(name), plan(name), plan(name)]);
    await town.ask('POST', '/v1/contacts/bulk', { body: { contacts } });
    await hands.judge();
    await town.rows(
      `update contact_state set status = 'unknown', slot = 'settled', updated_at = $1 where channel = 'email'`,
      ['2026-03-10T13:00:00Z'],
    );
    const told = await permitted('bob');
    town.sms.fail_next('accepted_then_dropped');
    await hands.send([told]);
    expect(await hands.standing(told)).toMatchObject({ status: 'unknown' });

    await hands.settle();

    expect(await hands.standing(told)).toMatchObject({ status: 'sent' });
  });

  it('is asked about less and less often', async () => {
    await town.borrower('dan', 'CN');
    const id = await neverLeft('dan');
    const asked: number[] = [];
    for (let seconds = 0; seconds <= 600; seconds += 15) {
      town.clockIs(new Date(Date.parse(OPEN) + seconds * 1_000).toISOString());
      const before = await dueAt(id);
      await hands.settle();
      if ((await dueAt(id)) !== before) asked.push(seconds);
    }
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.length).toBeLessThan(20);
    expect(await hands.standing(id)).toMatchObject({ status: 'unknown', slot: 'settled' });
  });
});

async function dueAt(id: string): Promise<number> {
  const [row] = await town.rows<{ due_at: Date }>(
    'select due_at from contact_state where contact_id = $1::uuid',
    [uuidOf(id)],
  );
  return row?.due_at.getTime() ?? 0;
}
