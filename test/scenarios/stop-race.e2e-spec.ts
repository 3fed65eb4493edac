/** A STOP against a hundred texts under way: none leaves after the acknowledgement. `test/slow` does it 200 times. */
import { setTimeout as sleep } from 'node:timers/promises';
import { post, signedInbound } from '../../src/demo/doubles/twilio-webhooks.js';
import { holdLeavingAlone, holdLeavingShared } from '../../src/dispatch/leaving.js';
import type { Tx } from '../../src/platform/database.js';
import { sendingIn } from '../support/heard.js';
import { NO_CAP, stopRace, type Race } from '../support/stop-race.js';
import { patiently } from '../support/patiently.js';
import { ACCOUNT, startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T02:05:00Z', house: NO_CAP, env: { SLICE_MAX: '8' } });
});
afterAll(() => town.stop());

describe('a STOP while a hundred texts are under way', () => {
  const races: Race[] = [];

  it.each([0, 1, 20, 50, 80])(
    'after %d of them lets none leave once it is answered',
    async (sent) => {
      const race = await stopRace(town, `p${sent}`, { sent, ms: 0 });
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

async function numberOf(name: string): Promise<string> {
  const { body } = await town.ask('GET', `/v1/parties/${name}`);
  const endpoints = body['endpoints'] as { kind: string; address: string }[];
  return endpoints.find(({ kind }) => kind === 'mobile')?.address ?? '';
}

function stopFrom(from: string): { readonly isAnswered: boolean; answer: Promise<unknown> } {
  const url = `${town.url}/v1/vendors/twilio/inbound`;
  const state = { isAnswered: false };
  const answer = post(signedInbound(ACCOUNT, { from, to: '+1', body: 'TD', url }));
  return Object.assign(state, { answer: answer.then(() => (state.isAnswered = true)) });
}

const stops = async (name: string) => stopFrom(await numberOf(name));

describe('a STOP while a vendor call is under way', () => {
  it('is acknowledged when that call has ended', async () => {
    const id = await sendingIn(town, 'ada', '2026-03-10T02:30:00Z');

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
    await sendingIn(town, 'bea', '2026-03-10T02:04:00Z');

    const begun = performance.now();
    await (
      await stops('bea')
    ).answer;

    // A call that may be under way is waited for for eight seconds.
    expect(performance.now() - begun).toBeLessThan(6_000);
  });
});

const inTx = <T>(work: (tx: Tx) => Promise<T>) => town.installation.database.tx(1, work);

async function partyOf(name: string): Promise<string> {
  const [row] = await town.rows<{ id: string }>('select id from party where external_id = $1', [
    name,
  ]);
  return row?.id ?? '';
}

/** As somebody who decides about them: it may take long. */
const lockRow = (tx: Tx, id: string) =>
  tx.query('select from person_key where tenant = $1 and party_id = $2 for update', [
    tx.tenant,
    id,
  ]);

describe('a STOP while somebody decides about the same person', () => {
  it('binds before the row of the person is free', async () => {
    await town.borrower('cas', 'CN');
    const id = await partyOf('cas');
    // Read before: that a number was read is recorded, under the same lock.
    const number = await numberOf('cas');

    const stop = await inTx(async (tx) => {
      await lockRow(tx, id);
      const under = stopFrom(number);
      await patiently(async () =>
        expect(await inTx((other) => holdLeavingShared(other, [id]))).toEqual([id]),
      );
      expect(under.isAnswered).toBe(false);
      return under;
    });

    await stop.answer;
    expect(await inTx((tx) => holdLeavingShared(tx, [id]))).toEqual([]);
  });

  it('lets nothing begin to leave, and loses nothing if it comes to nought', async () => {
    await town.borrower('dan', 'CN');
    const id = await partyOf('dan');
    const before = town.sms.messages.length;

    const contact = await inTx(async (tx) => {
      await holdLeavingAlone(tx, [id]);
      const planned = await town.contact('dan', { channel: 'sms' });
      const seen = new Set<unknown>();
      // Judged a second time: whoever was to send it gave it back.
      await patiently(async () => {
        const [row] = await town.rows<{ decision_id: string | null }>(
          'select decision_id from contact_state where contact_id = $1 and decision_id is not null',
          [planned.slice(4)],
        );
        if (row !== undefined) seen.add(row.decision_id);
        expect(seen.size).toBeGreaterThan(1);
      });
      expect(town.sms.messages).toHaveLength(before);
      return planned;
    });

    await town.becomes(contact, 'sent');
    expect(town.sms.messages).toHaveLength(before + 1);
  });
});
