/** A STOP against a hundred texts under way: none leaves after the acknowledgement. `test/slow` does it 200 times. */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { NO_CAP, stopRace, type Race } from '../support/stop-race.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

jest.setTimeout(60_000);

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env: { SLICE_MAX: '8' } });
});
afterAll(() => town.stop());

describe('a STOP while a hundred texts are under way', () => {
  const races: Race[] = [];

  it.each([0, 100, 200, 300, 500])(
    'after %d ms lets none leave once it is answered',
    async (ms) => {
      const race = await stopRace(town, `p${ms}`, ms);
      races.push(race);

      expect(race.after).toBe(race.before);
      expect(race.byStatus['sent'] ?? 0).toBe(race.before);
    },
  );

  it('came in the midst of it at least once', () => {
    const sent = races.map(({ before }) => before);
    expect(Math.max(...sent)).toBeGreaterThan(0);
    expect(Math.min(...sent)).toBeLessThan(100);
  });
});

/** As a worker leaves it between the compare-and-set and the vendor's answer. */
async function sending(name: string, lease: string): Promise<string> {
  await town.borrower(name, 'CN');
  const id = await town.contact(name, { channel: 'sms', not_before: '2026-03-10T05:00:00Z' });
  await town.rows(
    `update contact_state set status = 'sending', slot = 'reserved', lease_until = $2 where contact_id = $1`,
    [id.slice(4), lease],
  );
  return id;
}

async function stops(
  name: string,
): Promise<{ readonly isAnswered: boolean; answer: Promise<unknown> }> {
  const { body } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = body['endpoints'] as { kind: string; address: string }[];
  const from = endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  const state = { isAnswered: false };
  const answer = post(signedInbound(ACCOUNT, { from, to: '+1', body: 'TD', url }));
  return Object.assign(state, { answer: answer.then(() => (state.isAnswered = true)) });
}

describe('a STOP while a vendor call is under way', () => {
  it('is acknowledged when that call has ended', async () => {
    const id = await sending('ada', '2026-03-10T02:30:00Z');

    const stop = await stops('ada');
    await sleep(400);
    expect(stop.isAnswered).toBe(false);
    // It binds all the same from the moment at which it was stored.
    expect(await town.rows(`select from timeline_event where type = 'opt_out'`)).not.toEqual([]);
    await town.rows(`update contact_state set status = 'sent' where contact_id = $1`, [
      id.slice(4),
    ]);

    await stop.answer;
  });

  it('waits for no worker that died', async () => {
    await sending('bea', '2026-03-10T02:04:00Z');

    const begun = performance.now();
    await (
      await stops('bea')
    ).answer;

    expect(performance.now() - begun).toBeLessThan(1_500);
  });
});
