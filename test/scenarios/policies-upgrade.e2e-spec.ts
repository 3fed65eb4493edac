/** A database of the first releases, from before there were proposals, owned by somebody who is no superuser. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';
import { migrate } from '../../src/platform/migrate.js';
import {
  emptyDatabase,
  freshDatabase,
  ordinaryOwner,
  type TestDatabase,
} from '../support/database.js';

const FOLDER = new URL('../../src/platform/migrations/', import.meta.url);
const BEFORE = readdirSync(FOLDER)
  .filter((file) => file < '0007')
  .toSorted();

/** Templates of which no version goes out; that one was taken back is on record. */
async function withoutWords(client: pg.Client, names: string[], retired: string): Promise<void> {
  for (const name of names)
    await client.query(
      `insert into template values (1, $1, 'sms', $2, 'zh-CN', null, '2026-03-01T00:00:00Z')`,
      [randomUUID(), name],
    );
  const entry = { at: '2026-03-05T10:00:00.000Z', body: { template: `sms/${retired}.zh-CN` } };
  await client.query(
    `insert into record (tenant, id, kind, entry, leaf) values (1, $1, 'template.retired', $2, $3)`,
    [randomUUID(), Buffer.from(JSON.stringify(entry)), Buffer.alloc(32)],
  );
}

describe('a policy that was shipped before there were proposals', () => {
  let database: TestDatabase;
  let owner: string;
  beforeAll(async () => {
    // The roles of the service belong to the whole server: made here, should this be the first test of all.
    await (await freshDatabase()).drop();
    database = await emptyDatabase();
    owner = await ordinaryOwner(database.url);
  });
  afterAll(async () => {
    await database.drop();
  });

  it('stands among them after the upgrade, once, approved and in force since its day', async () => {
    const client = new pg.Client({ connectionString: owner });
    await client.connect();
    await client.query('create table migration (name text primary key, applied_at timestamptz)');
    for (const file of BEFORE) {
      await client.query(readFileSync(new URL(file, FOLDER), 'utf8'));
      await client.query('insert into migration (name) values ($1)', [file]);
    }
    await client.query(`select set_config('dunwell.tenant', '1', false)`);
    for (const [ruleset, day] of [
      ['first', '2026-03-01'],
      ['of the next release', '2026-04-01'],
    ]) {
      await client.query(
        `insert into policy_version values (1, $1, '2026.1', '{"version": "2026.1"}', $2, $1, $3, $3)`,
        [randomUUID(), ruleset, `${day}T00:00:00Z`],
      );
    }
    await withoutWords(client, ['taken-back', 'never-gone-out'], 'taken-back');

    await migrate(owner);
    const { rows } = await client.query('select version, status, in_force_from from proposal');
    const { rows: templates } = await client.query('select name, withdrawn_at from template');
    await client.end();
    expect(templates).toEqual([
      { name: 'taken-back', withdrawn_at: new Date('2026-03-05T10:00:00Z') },
      { name: 'never-gone-out', withdrawn_at: null },
    ]);
    expect(rows).toEqual([
      { version: '2026.1', status: 'approved', in_force_from: new Date('2026-03-01T00:00:00Z') },
    ]);
  });
});
