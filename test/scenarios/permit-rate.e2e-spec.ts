/** An organisation that changes, and one with a rate limit whose queue stands still; `test/slow/permit-rate.slow.ts` has one that runs. */
import { setTimeout as sleep } from 'node:timers/promises';
import { handsIn } from '../support/hands.js';
import { plan } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const PER_SECOND = 4;
const CONTACTS = 30;
/** Three for each: what the house allows one person in a day. */
const PEOPLE = 10;

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false });
  await town.ask('PATCH', '/v1/organisations/bank', { body: { per_second: PER_SECOND } });
  for (let i = 0; i < PEOPLE; i++) await town.borrower(`ann-${i}`);
  const contacts = Array.from({ length: CONTACTS }, (_, i) => plan(`ann-${i % PEOPLE}`));
  await town.ask('POST', '/v1/contacts/bulk', { body: { contacts } });
});
afterAll(() => town.stop());

it('gets no more claimed than its bucket holds, and goes on when the queue does', async () => {
  const hands = handsIn(town);
  const first = await hands.feed();
  const claimed = async () => (await hands.feed()).flatMap((slice) => slice.contact_ids).length;

  town.installation.clock.advance(3_000);
  expect(first.flatMap((slice) => slice.contact_ids)).toHaveLength(PER_SECOND);
  expect(await claimed()).toBe(0);
  for (const slice of first) await hands.decide(slice);
  expect(await claimed()).toBe(PER_SECOND);
});

it('is not silenced by a clock that was ahead and is set back', async () => {
  const hands = handsIn(town);
  const claimed = async () => (await hands.feed()).flatMap((slice) => slice.contact_ids).length;
  const { clock } = town.installation;
  const drain = () => town.rows(`delete from contact_state where status = 'queued'`);
  await drain();
  clock.advance(86_400_000);
  expect(await claimed()).toBe(PER_SECOND);
  await drain();
  clock.advance(-86_400_000);
  expect(await claimed()).toBe(0);
  clock.advance(3_000);

  expect(await claimed()).toBeGreaterThan(0);
});

describe('a change of the organisation', () => {
  it('takes permits back, and its new name stands in the words', async () => {
    const hands = handsIn(town);
    await town.borrower('renamed');
    const id = await town.contact('renamed');
    await town.ask('PATCH', '/v1/organisations/bank', { body: { per_second: 1_000 } });
    town.installation.clock.advance(60_000);
    await hands.judge();
    expect(await hands.standing(id)).toMatchObject({ status: 'permitted', slot: 'reserved' });

    await town.ask('PATCH', '/v1/organisations/bank', { body: { per_second: 999 } });
    expect(await hands.standing(id)).toMatchObject({ status: 'permitted' });
    const { status } = await town.ask('PATCH', '/v1/organisations/bank', {
      body: { name: 'Renamed Bank' },
    });

    expect(status).toBe(200);
    expect(await hands.standing(id)).toMatchObject({ status: 'scheduled', slot: null });
    await hands.send([id]);
    expect(town.mail.mails).toEqual([]);
    await hands.judge();
    await hands.send([id]);
    expect(await hands.standing(id)).toMatchObject({ status: 'sent' });
    expect(town.mail.mails.at(-1)?.text).toContain('Renamed Bank');
  });

  it('finds what was being decided by the old facts when it came', async () => {
    const hands = handsIn(town);
    await town.borrower('midway');
    const id = await town.contact('midway');
    const [slice] = await hands.feed();
    let answer: Promise<{ status: number }> | undefined;
    await hands.decide(slice!, async () => {
      const change = { body: { name: 'Bank Midway' } };
      answer = town.ask('PATCH', '/v1/organisations/bank', change);
      await Promise.race([answer, somebodyWaits()]);
    });

    expect((await answer)?.status).toBe(200);
    expect(await hands.standing(id)).toMatchObject({ status: 'scheduled', slot: null });
  });

  it('leaves to a pause what it holds', async () => {
    const hands = handsIn(town);
    await town.borrower('kept');
    const id = await town.contact('kept');
    const pause = { scope: 'debt', value: 'kept-loan', reason: 'A look.' };
    await town.ask('POST', '/v1/pauses', { body: pause });
    await hands.judge();
    await town.ask('PATCH', '/v1/organisations/bank', { body: { name: 'Bank Again' } });

    expect(await hands.standing(id)).toMatchObject({ status: 'held' });
  });
});

async function somebodyWaits(): Promise<void> {
  const waiting = 'select from pg_locks where not granted';
  while ((await town.rows(waiting)).length === 0) await sleep(20);
}
