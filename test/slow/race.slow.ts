/**
 * Two services on one database, with slices cut small on purpose, and two hundred contacts of one person
 * due at one instant: never more leave than the house allows a person in a day.
 */
import { jest } from '@jest/globals';
import { crowdContact, loadPeople, untilNothingWaits } from '../support/crowd.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import type { Queue } from '../support/redis.js';

jest.setTimeout(600_000);

const RUNS = 20;
const CONTACTS = 200;
const CAP = 3;

describe.each<Queue>(['PostgreSQL', 'Redis'])('one person, queue on %s', (queue) => {
  let database: TestDatabase;
  let engine: Engine;
  let services: Running[];

  beforeAll(async () => {
    database = await freshDatabase();
    engine = await startEngine(database.url, { queue });
    const small = { SLICE_MAX: '4' };
    services = await Promise.all([engine.start(small), engine.start(small)]);
    await loadPeople(services[0]!.api, RUNS, 'race'); // two were started
  });
  afterAll(async () => {
    await engine.stop();
    await database.drop();
  });

  const byStatus = async (run: number) => {
    const rows = await engine.rows<{ status: string; n: number }>(
      `select case when s.status in ('held', 'sent') then s.status else s.status || s.rules::text end as status,
              count(*)::int as n
         from contact_state s join contact c on c.id = s.contact_id
        where c.external_id like $1 group by 1 order by 1`,
      [`race-${run}-%`],
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  };

  it.each(Array.from({ length: RUNS }, (_, run) => run))(
    'is sent no more than allowed, run %#',
    async (run) => {
      const contacts = Array.from({ length: CONTACTS }, (_, i) => ({
        ...crowdContact('race', run, i % 2 === 0 ? 'sms' : 'email'),
        external_id: `race-${run}-${i}`,
      }));
      await services[run % 2]!.api.bulk('/v1/contacts/bulk', 'contacts', contacts); // two were started
      await untilNothingWaits(engine);

      expect(await byStatus(run)).toEqual({ held: CONTACTS - CAP, sent: CAP });
      const messages = engine.sms.messages.length + engine.mail.mails.length;
      expect(messages).toBe(CAP * (run + 1));
    },
  );
});
