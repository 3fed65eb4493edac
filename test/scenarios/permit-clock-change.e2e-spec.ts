/** New York, 2026-03-08: at 02:00 the clocks go on to 03:00, so that 08:00 comes an hour sooner. */
import { handsIn, type Hands } from '../support/hands.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
let hands: Hands;

beforeAll(async () => {
  town = await startTown({ at: '2026-03-08T03:00:00Z', works: false });
  hands = handsIn(town);
});
afterAll(() => town.stop());

/** The hours of Regulation F bind those who collect for others. */
async function agencyThatMayText(): Promise<void> {
  await town.ask('POST', '/v1/organisations', {
    body: {
      external_id: 'agency',
      kind: 'collector',
      name: 'Example Agency',
      sms_from: '+12125550101',
    },
  });
  await town.event({
    external_id: 'hired',
    occurred_at: '2026-03-01T12:00:00Z',
    type: 'agency_assigned',
    debts: ['ann-loan'],
    agency: 'agency',
  });
  await town.event({
    external_id: 'agreed',
    occurred_at: '2026-03-01T12:00:00Z',
    type: 'consent',
    scope: 'sms',
    party: 'ann',
    endpoint: 'ann-mobile',
    given_to: 'agency',
  });
}

describe('a contact held over the night of the clock change', () => {
  let id: string;

  it('is held until eight in the morning of the new time', async () => {
    await town.borrower('ann', 'US-NY');
    await agencyThatMayText();
    id = await town.contact('ann', { channel: 'sms', sender: 'agency' });
    await hands.judge();
    const { body } = await town.ask('GET', `/v1/contacts/${id}`);
    // Eight o'clock is 12:00 UTC now; the evening before it would have been 13:00.
    expect(body).toMatchObject({ status: 'held', hold: { until: '2026-03-08T12:00:00.000Z' } });
  });

  it('does not leave a moment before', async () => {
    town.clockIs('2026-03-08T11:59:30Z');
    await hands.judge();
    expect(await hands.standing(id)).toMatchObject({ status: 'held', slot: null });
  });

  it('leaves then', async () => {
    town.clockIs('2026-03-08T12:00:00Z');
    await hands.judge();
    await hands.send([id]);
    expect(await hands.standing(id)).toMatchObject({ status: 'sent' });
    expect(town.sms.messages).toHaveLength(1);
  });
});
