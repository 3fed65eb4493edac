/** Two processes on one database; one of them is killed in the midst of sending. */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadCrowd, releaseWithin, untilNothingWaits } from '../support/crowd.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine } from '../support/engine.js';
import type { Queue } from '../support/redis.js';

jest.setTimeout(300_000);

const PEOPLE = 150;
const IN_FLIGHT_MAX = 64;
// Smaller than a chunk: what a kill leaves behind is in flight, with a short lease, or still in the queue.
const SMALL = { SLICE_MAX: '16' };

describe.each<Queue>(['PostgreSQL', 'Redis'])('two processes, queue on %s', (queue) => {
  let database: TestDatabase;
  let engine: Engine;
  beforeAll(async () => {
    database = await freshDatabase();
    engine = await startEngine(database.url, { queue, latencyMs: 10 });
  });
  afterAll(async () => {
    await engine.stop();
    await database.drop();
  });

  const sentSoFar = async () =>
    (await engine.rows(`select from contact_state where status = 'sent'`)).length;

  it('share the work, and what one leaves behind the other finishes, each contact once', async () => {
    const [first, second] = await Promise.all([engine.start(SMALL), engine.start(SMALL)]);
    await loadCrowd(first.api, PEOPLE);
    await releaseWithin(engine, 3);
    while ((await sentSoFar()) < PEOPLE / 3) await sleep(50);
    await first.kill();
    await untilNothingWaits(engine);
    await second.stop();

    const odd = await engine.rows(
      `select status, channel, error_code, rules from contact_state where status not in ('sent', 'unknown')`,
    );
    expect(odd).toEqual([]);
    const sent = await sentSoFar();
    expect(PEOPLE * 2 - sent).toBeLessThanOrEqual(IN_FLIGHT_MAX);
    const addresses = [
      ...engine.sms.messages.map(({ to }) => to),
      ...engine.mail.mails.flatMap(({ to }) => to),
    ];
    expect(addresses).toHaveLength(new Set(addresses).size);
    expect(addresses.length).toBeGreaterThanOrEqual(sent);
  });
});
