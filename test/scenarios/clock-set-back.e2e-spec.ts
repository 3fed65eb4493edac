/** A clock that is set back, or a second process whose clock is behind, opens no cap again. */
import { counterOf } from '../support/decisions.js';
import { handsIn, type Hands } from '../support/hands.js';
import { startTown, type Town } from '../support/town.js';

const OPEN = '2026-03-10T13:05:00Z';
const TEN_MINUTES_BEFORE = '2026-03-10T12:55:00Z';
const CAP = 3;

let town: Town;
let hands: Hands;

beforeAll(async () => {
  town = await startTown({ at: OPEN, works: false });
  hands = handsIn(town);
});
beforeEach(() => town.clockIs(OPEN));
afterAll(() => town.stop());

async function filled(name: string): Promise<void> {
  await town.borrower(name);
  const ids: string[] = [];
  for (let i = 0; i < CAP; i++) ids.push(await town.contact(name));
  await hands.judge();
  await hands.send(ids);
  for (const id of ids) expect(await hands.standing(id)).toMatchObject({ status: 'sent' });
}

describe('with the clock set back, the cap of a day', () => {
  it('counts what was sent at instants that are still to come', async () => {
    await filled('ann');
    town.clockIs(TEN_MINUTES_BEFORE);

    const id = await town.contact('ann');
    await hands.judge();

    expect(await hands.standing(id)).toMatchObject({ status: 'held', slot: null });
  });

  it('counts it for those who ask before attempts of their own', async () => {
    await filled('bea');
    town.clockIs(TEN_MINUTES_BEFORE);

    const { body } = await counterOf(town).ask('bea', { reserve: true });

    expect(body).toMatchObject({ verdict: 'defer', reservation: null });
  });
});
