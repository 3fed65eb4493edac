/** A database from before there were proposals, owned by somebody who is no superuser. */
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

    await migrate(owner);
    const { rows } = await client.query('select version, status, in_force_from from proposal');
    await client.end();
    expect(rows).toEqual([
      { version: '2026.1', status: 'approved', in_force_from: new Date('2026-03-01T00:00:00Z') },
    ]);
  });
});
