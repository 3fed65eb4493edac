/** T36: a legal hold and the daily sweep of what is kept no longer meet, and whichever comes first, the hold wins. */
import { setTimeout as sleep } from 'node:timers/promises';
import { placeHold } from '../../src/dispatch/erasing/legal-hold.js';
import { sweepPage } from '../../src/dispatch/erasing/sweep.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { holdOf } from '../../src/intake/erasures.resource.js';
import { Database } from '../../src/platform/database.js';
import { startTown, type Town } from '../support/town.js';

const FIRST = '00000000-0000-0000-0000-000000000000';
/** Long enough for whoever does not wait to come first. */
const A_WHILE_MS = 1_000;

let town: Town;
let eraser: Database;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T10:00:00Z' });
  const { url, clock } = town.installation.database;
  eraser = new Database(url, clock, { max: 1, role: 'dunwell_eraser' });
  for (const name of ['ada', 'bea']) {
    await town.borrower(name);
    await town.becomes(await town.contact(name), 'sent');
  }
  town.clockIs('2029-03-10T10:00:00Z');
});
afterAll(async () => {
  await eraser.close();
  await town.stop();
});

const evidence = () => new EvidenceLog(town.installation.keys, town.installation.evidenceOrigin);
const swept = () => eraser.tx(1, (tx) => sweepPage(tx, evidence(), { years: 1 }, FIRST));
const holdOn = (value: string) =>
  ({ scope: 'party', value, reference: value, reason: 'A suit.' }) as const;
const sealedFor = async (name: string) =>
  (
    await town.rows(
      `select from secret s join person_key k on k.tag = s.tag join party p on p.id = k.party_id
        where p.external_id = $1 and s.record_id < '019d0000-0000-7000-8000-000000000000'`,
      [name],
    )
  ).length;

it('a sweep that comes while a hold is placed waits for it, and keeps what it holds', async () => {
  const before = await sealedFor('ada');
  const { keys, database } = town.installation;
  const [user] = await town.rows<{ id: string }>('select id from app_user limit 1');
  let sweeping: Promise<unknown> | undefined;
  await database.tx(1, async (tx) => {
    await placeHold({ tx, keys, evidence: evidence() }, await holdOf(tx, holdOn('ada')), user!.id);
    sweeping = swept();
    await sleep(A_WHILE_MS);
    expect(await sealedFor('ada')).toBe(before);
  });
  await sweeping;

  expect(before).toBeGreaterThan(0);
  expect(await sealedFor('ada')).toBe(before);
  // Nobody held it.
  expect(await sealedFor('bea')).toBe(0);
});

it('a hold that comes while somebody is swept is answered when it is known what was left', async () => {
  await town.borrower('cleo');
  town.clockIs('2033-03-10T10:00:00Z');
  const order: string[] = [];
  let placing: Promise<unknown> | undefined;
  await eraser.tx(1, async (tx) => {
    await sweepPage(tx, evidence(), { years: 1 }, FIRST);
    placing = town
      .ask('POST', '/v1/legal-holds', { body: holdOn('cleo') })
      .then(({ status }) => order.push(`held ${status}`));
    await sleep(A_WHILE_MS);
    order.push('swept');
  });
  await placing;

  expect(order).toEqual(['swept', 'held 201']);
});
