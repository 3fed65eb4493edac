/** A sender with a rate limit whose queue stands still; `test/slow/permit-rate.slow.ts` has one that runs. */
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

  town.clockIs('2026-03-10T13:05:03Z');
  expect(first.flatMap((slice) => slice.contact_ids)).toHaveLength(PER_SECOND);
  expect(await claimed()).toBe(0);
  for (const slice of first) await hands.decide(slice);
  expect(await claimed()).toBe(PER_SECOND);
});
