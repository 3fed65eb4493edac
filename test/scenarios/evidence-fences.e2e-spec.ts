import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import { readPersons, lockPersons } from '../../src/evidence/person.js';
import { openSections } from '../../src/evidence/section.js';
import { readConfig } from '../../src/platform/config.js';
import { logFrom } from '../../src/platform/log.js';
import { openInstallation } from '../../src/platform/installation.js';
import { freshDatabase } from '../support/database.js';
import { LogUnderTest } from '../support/evidence-log.js';

let world: LogUnderTest;
let party: string;
let record: string;

beforeAll(async () => {
  world = await LogUnderTest.open();
  [party] = (await world.persons(1)) as [string];
  [record] = (await world.database.tx(1, async (tx) => {
    const ada = (await lockPersons(tx, world.keys, [party])).get(party)!;
    const sec = { content: { value: { text: 'Dear Ada' }, about: ada } };
    return world.log.write(tx, [
      { kind: 'decision', subject: ada, body: { verdict: 'allow' }, sec },
    ]);
  })) as [string];
});

afterAll(() => world.close());

const CHANGES = [
  "update record set kind = 'heartbeat'",
  'update record set entry = entry',
  'delete from record',
  'truncate record',
];

describe('a record', () => {
  it.each(CHANGES)('is never changed by the service: %s', async (statement) => {
    const change = world.database.tx(1, (tx) => tx.query(statement));

    await expect(change).rejects.toThrow('permission denied for table record');
  });

  it.each(CHANGES)('is not changed by a slip of the owner either: %s', async (statement) => {
    await expect(world.owner.query(statement)).rejects.toThrow('its rows are only ever added');
  });

  it('is still there', async () => {
    expect((await world.queue()).map(({ id }) => id)).toEqual([record]);
  });
});

const TABLES = ['record', 'secret', 'pending', 'person_key'];

describe('another tenant', () => {
  it.each(TABLES)('reads nothing of %s', async (table) => {
    const count = (tenant: number) =>
      world.database.tx(tenant, (tx) => tx.query(`select count(*)::int as rows from ${table}`));

    expect(await count(1)).toEqual([{ rows: 1 }]);
    expect(await count(2)).toEqual([{ rows: 0 }]);
  });

  it('opens nothing, though it knows the ids', async () => {
    const ada = await world.database.tx(1, (tx) => readPersons(tx, world.keys, [party]));
    const person = ada.get(party)!;
    const wanted = [{ record_id: record, section: 'content', person }];
    const open = (tenant: number) =>
      world.database.tx(tenant, (tx) => openSections(tx, world.keys, wanted));

    expect(await open(1)).toEqual([{ text: 'Dear Ada' }]);
    expect(await open(2)).toEqual([undefined]);
    expect(await world.database.tx(2, (tx) => readPersons(tx, world.keys, [party]))).toEqual(
      new Map(),
    );
  });

  it('cannot add a record to this tenant’s log', async () => {
    const smuggled = world.database.tx(2, (tx) =>
      tx.query(`insert into record (tenant, id, kind, entry, leaf)
                values (1, gen_random_uuid(), 'heartbeat', '', sha256(''))`),
    );

    await expect(smuggled).rejects.toThrow('row-level security');
  });

  it('has a log of its own name', async () => {
    const [id] = await world.database.tx(2, (tx) =>
      world.log.write(tx, [{ kind: 'heartbeat', subject: null, body: {} }]),
    );
    const own = (await world.queue()).find((stored) => stored.id === id);

    expect(JSON.parse(String(own?.entry))).toMatchObject({
      log: 'evidence.example/t2',
      subj: null,
    });
  });
});

describe('a connection that named no tenant', () => {
  // A new connection has never known the setting; a used one has it empty.
  it.each(TABLES)('fails to read %s', async (table) => {
    for (let i = 0; i < 2; i++) {
      await expect(world.database.pool.query(`select * from ${table}`)).rejects.toThrow(
        /dunwell\.tenant|invalid input syntax for type integer/,
      );
    }
  });
});

const allowing = (unsafe: '0' | '1') =>
  readConfig({
    DUNWELL_KEY: randomBytes(32).toString('base64'),
    EVIDENCE_ALLOW_UNSAFE_DB: unsafe,
  });

describe('T29: a server that may forget what is committed, such as that of the tests', () => {
  const DANGER = /PostgreSQL runs with .*`fsync`.* off, so committed evidence could be lost/;

  it('is refused at the start', async () => {
    const start = openInstallation(allowing('0'), world.database.url);

    await expect(start).rejects.toThrow(DANGER);
  });

  it('is told of at each start where it is allowed', async () => {
    const fresh = await freshDatabase();
    const lines: string[] = [];
    logFrom('info');
    const spy = jest.spyOn(process.stderr, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    const { database } = await openInstallation(allowing('1'), fresh.url).finally(() => {
      spy.mockRestore();
      logFrom('error');
    });
    await database.close();
    await fresh.drop();

    expect(lines).toEqual([expect.stringMatching(DANGER)]);
  });
});
