/**
 * Fifty workers decide two hundred contacts of one person at once, cut into slices so that every worker
 * holds some of them. The queue has no part in it: whatever it does, it cannot do worse.
 */
import { jest } from '@jest/globals';
import { decideContacts } from '../../src/dispatch/decide-contacts.js';
import { waitingContacts } from '../../src/dispatch/facts.repository.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { Database } from '../../src/platform/database.js';
import { uuid7 } from '../../src/platform/ids.js';
import { plan } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

jest.setTimeout(120_000);

const OPEN = '2026-03-10T13:05:00Z';
const WORKERS = 50;
const CONTACTS = 200;
const PER_SLICE = 4;
const CAP = 3;

let town: Town;
let database: Database;

beforeAll(async () => {
  town = await startTown({ at: OPEN, works: false });
  // As many connections as workers, or they would race for those.
  database = new Database(town.databaseUrl, town.installation.clock, { max: WORKERS });
});
afterAll(async () => {
  await database.close();
  await town.stop();
});

async function planned(name: string): Promise<string[]> {
  const contacts = Array.from({ length: CONTACTS }, () => plan(name));
  const { body } = await town.ask('POST', '/v1/contacts/bulk', { body: { contacts } });
  return (body['items'] as { id: string }[]).map(({ id }) => id.slice('con_'.length));
}

async function cut(ids: readonly string[]): Promise<string> {
  const slice = uuid7(Date.now());
  await town.rows(
    `update contact_state set status = 'queued', slice_id = $1, lease_until = 'infinity' where contact_id = any($2::uuid[])`,
    [slice, ids],
  );
  return slice;
}

/** The statuses that the decisions gave. */
async function race(ids: readonly string[]): Promise<string[]> {
  const { keys, evidenceOrigin } = town.installation;
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const context = { keys, evidence, publicUrl: town.url, isPublic: true };
  const slices: { slice: string; of: readonly string[] }[] = [];
  for (let i = 0; i < ids.length; i += PER_SLICE) {
    const of = ids.slice(i, i + PER_SLICE);
    slices.push({ slice: await cut(of), of });
  }
  const statuses: string[] = [];
  const work = async () => {
    for (let next = slices.pop(); next !== undefined; next = slices.pop()) {
      const { slice, of } = next;
      const judged = await database.tx(1, (tx) =>
        decideContacts(tx, context, of, (inner) => waitingContacts(inner, of, slice)),
      );
      statuses.push(...judged.map(({ ruling }) => ruling.status));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return statuses;
}

describe('fifty workers on one person', () => {
  it.each([1, 2, 3])(
    'permit as many as the house allows and hold the rest, run %i',
    async (run) => {
      await town.borrower(`ann-${run}`);
      const ids = await planned(`ann-${run}`);

      const statuses = await race(ids);

      expect(statuses.filter((status) => status === 'permitted')).toHaveLength(CAP);
      expect(statuses.filter((status) => status === 'held')).toHaveLength(CONTACTS - CAP);
      const [stored] = await town.rows<{ slots: number; status: string }>(
        `select count(*)::int as slots from contact_state where contact_id = any($1::uuid[]) and slot is not null`,
        [ids],
      );
      expect(stored?.slots).toBe(CAP);
    },
  );

  it('leave a chain of records without a gap', async () => {
    const gaps = await town.rows(
      `select k.tag from person_key k join record r on r.tag = k.tag
        group by k.tag, k.n having count(*) <> k.n or max(r.n) <> k.n or count(distinct r.n) <> k.n`,
    );
    expect(gaps).toEqual([]);
  });
});
