/** Permits of a limited sender, second by second as they really came. */
import { plan } from '../support/plans.js';
import type { Queue } from '../support/redis.js';
import { startTown, type Town } from '../support/town.js';

const PER_SECOND = 4;
const CONTACTS = 30;
/** Three for each: what the house allows one person in a day. */
const PEOPLE = 10;

describe.each<Queue>(['PostgreSQL', 'Redis'])(
  'a sender with a rate limit, queue on %s',
  (queue) => {
    let town: Town;
    let permits: number[];

    beforeAll(async () => {
      town = await startTown({ at: '2026-03-10T13:05:00Z', queue });
      await town.ask('PATCH', '/v1/organisations/bank', { body: { per_second: PER_SECOND } });
      for (let i = 0; i < PEOPLE; i++) await town.borrower(`ann-${i}`);
      const contacts = Array.from({ length: CONTACTS }, (_, i) => plan(`ann-${i % PEOPLE}`));
      await town.ask('POST', '/v1/contacts/bulk', { body: { contacts } });
      permits = await whenAllAreSent(town);
    });
    afterAll(() => town.stop());

    it.each([1, 2, 5])(
      'permits in no %i seconds more than they allow, one second to catch up and one that waited in the queue',
      (span) => {
        const most = Math.max(
          ...permits.map(
            (from) => permits.filter((at) => at >= from && at < from + span * 1_000).length,
          ),
        );
        expect(most).toBeLessThanOrEqual(PER_SECOND * (span + 2));
      },
    );

    it('is not slowed down to half of them', () => {
      const seconds = (Math.max(...permits) - Math.min(...permits)) / 1_000;
      expect(seconds).toBeLessThan((2 * CONTACTS) / PER_SECOND);
    });
  },
);

async function whenAllAreSent(town: Town): Promise<number[]> {
  for (let tries = 0; tries < 1_200; tries++) {
    const rows = await town.rows<{ attempt_at: Date }>(
      `select attempt_at from contact_state where status = 'sent'`,
    );
    if (rows.length === CONTACTS) return rows.map(({ attempt_at }) => attempt_at.getTime());
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${CONTACTS} contacts should be sent by now`);
}
