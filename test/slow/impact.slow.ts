/** Counting whom a template reaches, with very many contacts in the database. Prints what it measured. */
import { jest } from '@jest/globals';
import { startTown, type Town } from '../support/town.js';
import { NO_CAP } from '../support/stop-race.js';

jest.setTimeout(900_000);

const CONTACTS = Number(process.env['DUNWELL_CONTACTS'] ?? 600_000);
/** The machine is shared; alone it takes a tenth. */
const AIM_MS = 2_000;

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z', works: false, house: NO_CAP });
  await town.borrower('ivo');
  await town.contact('ivo', { channel: 'sms' });
  await town.rows(
    `insert into contact (tenant, id, external_id, sender_id, purpose, channel, debt_id, person_id, party_id, endpoint_id,
       template, locale, metadata, not_after, request_hash, created_at)
     select c.tenant, ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'made-' || n, c.sender_id, c.purpose, c.channel,
            c.debt_id, c.person_id, c.party_id, c.endpoint_id,
            case when n % 10 = 0 then c.template else 'other-' || n % 10 end, null, c.metadata, c.not_after, c.request_hash, c.created_at
       from contact c, generate_series(1, $1::int) n`,
    [CONTACTS],
  );
  await town.rows(
    `insert into contact_state (tenant, contact_id, person_id, party_id, sender_id, channel, status, due_at, updated_at)
     select s.tenant, c.id, s.person_id, s.party_id, s.sender_id, s.channel,
            case when c.external_id ~ '^made-[0-9]{1,4}$' then 'held' else 'delivered' end, s.due_at, s.updated_at
       from contact_state s, contact c where c.external_id like 'made-%'`,
  );
  await town.rows('analyze contact');
  await town.rows('analyze contact_state');
});
afterAll(() => town.stop());

async function impactPath(): Promise<string> {
  const { body } = await town.ask('GET', '/v1/templates?channel=sms&locale=en&limit=200');
  const all = body['data'] as { id: string; name: string }[];
  return `/v1/templates/${all.find((one) => one.name === 'overdue')?.id}/impact`;
}

async function timed(what: string) {
  const path = await impactPath();
  const took: number[] = [];
  let body: Record<string, unknown> = {};
  for (let round = 0; round < 7; round++) {
    const from = performance.now();
    body = (await town.ask('GET', path)).body;
    took.push(performance.now() - from);
  }
  const [ms = 0] = took.toSorted((one, other) => one - other).slice(3);
  process.stdout.write(
    `${what}: half within ${ms.toFixed(0)} ms, all within ${Math.max(...took).toFixed(0)} ms\n`,
  );
  return { contacts: body['contacts'], is_whole: body['is_whole'], ms };
}

it('counts at once when few wait', async () => {
  const { contacts, is_whole, ms } = await timed('a thousand wait');

  expect({ contacts, is_whole }).toEqual({ contacts: 1 + 999, is_whole: true });
  expect(ms).toBeLessThan(AIM_MS);
});

it('counts those that are due first when all wait, and says so', async () => {
  await town.rows("update contact_state set status = 'scheduled'");
  await town.rows('vacuum analyze contact_state');
  const { is_whole, ms } = await timed('all wait');

  expect(is_whole).toBe(false);
  expect(ms).toBeLessThan(AIM_MS);
});
