/** The queue's store is emptied while contacts are on their way: PostgreSQL has forgotten nothing. */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { plan } from '../support/plans.js';
import type { Queue } from '../support/redis.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(90_000);

const OPEN = '2026-03-10T13:05:00Z';
const PEOPLE = 20;

describe.each<Queue>(['PostgreSQL', 'Redis'])('a queue on %s that loses its store', (queue) => {
  let town: Town;
  beforeAll(async () => {
    // Small slices, so that they are in every state when the store goes.
    town = await startTown({ at: OPEN, queue, env: { SLICE_MAX: '4' } });
    for (let i = 0; i < PEOPLE; i++) await town.borrower(`ann-${i}`);
  });
  afterAll(() => town.stop());

  const counts = async () => {
    const rows = await town.rows<{ status: string; n: number }>(
      'select status, count(*)::int as n from contact_state group by 1',
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  };

  it('delays contacts until their leases end, and sends each of them once', async () => {
    const contacts = Array.from({ length: PEOPLE * 2 }, (_, i) => plan(`ann-${i % PEOPLE}`));
    await town.ask('POST', '/v1/contacts/bulk', { body: { contacts } });
    for (let times = 0; times < 5; times++) {
      await sleep(100);
      await town.loseQueue();
    }
    // Leases of 10 s and of 60 s end; the ticks themselves come back within seconds.
    town.clockIs('2026-03-10T13:06:30Z');
    for (let tries = 0; tries < 1_200 && (await counts())['sent'] !== PEOPLE * 2; tries++) {
      await sleep(100);
    }

    expect(await counts()).toEqual({ sent: PEOPLE * 2 });
    expect(town.mail.mails).toHaveLength(PEOPLE * 2);
  });
});
