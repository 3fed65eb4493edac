/** Stored answers of idempotency keys: kept for two days, and not for ever. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startTown } from '../support/town.js';

it('an answer that is kept for a repetition is forgotten after two days', async () => {
  const town = await startTown({ at: '2026-03-10T13:05:00Z' });
  const body = { external_id: 'agency', kind: 'collector', name: 'Example Agency' };
  const headers = { 'idempotency-key': 'once' };
  const kept = async () => (await town.rows('select from idempotency_key')).length;
  await town.ask('POST', '/v1/organisations', { body, headers });

  town.clockIs('2026-03-12T13:00:00Z');
  await sleep(6_000); // longer than one beat of what expires
  expect(await kept()).toBe(1);
  town.clockIs('2026-03-12T13:06:00Z');
  for (let tries = 0; tries < 200 && (await kept()) > 0; tries++) await sleep(50);

  expect(await kept()).toBe(0);
  await town.stop();
});
