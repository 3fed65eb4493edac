/**
 * The sample portfolio as the oldest release left it (commit 6e914c4, taken from that very program by `backup`),
 * brought to this release's schema: in place, and out of its backup.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Manifest } from '../../src/backup/manifest.js';
import { restoreBackup } from '../../src/backup/restore.js';
import { checkStoredLog } from '../../src/evidence/log/stored-log.js';
import { DEFAULT_TENANT, openInstallation } from '../../src/platform/installation.js';
import { migrate, migrationFiles } from '../../src/platform/migrate.js';
import { replay } from '../../src/policies/replay.js';
import { readParties } from '../../src/portfolio/party.repository.js';
import { seed } from '../../src/service.js';
import { freshDatabase, ordinaryOwner, type TestDatabase } from '../support/database.js';
import { changedSince, loadRelease, releaseFile } from '../support/release.js';
import { rowsIn, Vault } from '../support/vault.js';

const OLD = releaseFile('6e914c4');
/** Of that installation, which never had a real person in it. */
const KEY = 'uSfYKFshJajw592KIFApP2mEiq6QyiFDQdsam0xU8D0=';
const A_RECEIPT = `insert into receipt (tenant, id, vendor, vendor_message_id, event, received_at)
  values (1, gen_random_uuid(), 'twilio', $1, 'delivered', '2026-03-10T14:00:00Z')`;

let vault: Vault;
let manifest: Manifest;
let database: TestDatabase;
let owner: string;

beforeAll(async () => {
  vault = await Vault.empty(KEY);
  database = await vault.target();
  owner = await ordinaryOwner(database.url);
  manifest = await loadRelease(owner, OLD);
});
afterAll(() => vault.close());

/** A process of the old release: its role, its tenant, its connection. */
async function oldProcess(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url, options: '-c role=dunwell_app' });
  await client.connect();
  await client.query("select set_config('dunwell.tenant', '1', false)");
  return client;
}

it('begins with the schema of then', async () => {
  const rows = await rowsIn<{ name: string }>(owner, 'select name from migration order by 1');

  expect(rows.map(({ name }) => name)).toEqual(manifest.migrations);
  expect(manifest.migrations.at(-1)).toBe('0013-lighter-writes.sql');
});

it('waits for what an old process has begun, and takes that along', async () => {
  const old = await oldProcess();
  await old.query('begin');
  await old.query(A_RECEIPT, ['SM-in-the-midst']);
  let isDone = false;
  const migrating = migrate(owner).then(() => (isDone = true));
  await sleep(300);
  const wasDone = isDone;
  await old.query('commit');
  await migrating;

  expect(wasDone).toBe(false);
  // It names no message that is known: the new release looks for it again, from a table of its own.
  const waiting = await rowsIn<{ id: string }>(
    database.url,
    `select vendor_message_id as id from receipt_waiting where vendor_message_id = 'SM-in-the-midst'`,
  );
  expect(waiting).toHaveLength(1);
  // Still connected, it can go on until it is stopped.
  await old.query(A_RECEIPT, ['SM-after']);
  await old.end();
});

it('keeps every row as it was', async () => {
  // The old process has added to the receipts.
  expect(await changedSince(owner, manifest)).toEqual(['receipt']);
  const names = await rowsIn<{ name: string }>(owner, 'select name from migration order by 1');
  expect(names.map(({ name }) => name)).toEqual(migrationFiles());
});

it('decides every stored decision again as it was, and opens what was sealed', async () => {
  const { database: opened, keys } = await openInstallation(vault.config, database.url);
  const different: unknown[] = [];
  const sum = await replay(opened, keys, { tenant: DEFAULT_TENANT }, (one) => different.push(one));
  await opened.close();

  expect(different).toEqual([]);
  expect(sum.decisions).toBeGreaterThan(20);
  expect(sum.same).toBe(sum.decisions);
});

const PLACES = `select id, facts->>'city' as city, facts->>'postal_code' as postal_code from party
  where facts ?| array['city', 'postal_code'] order by id`;

it('seals where people live before it takes work, two processes at once, and reads it as before', async () => {
  const places = await rowsIn<{ id: string }>(database.url, PLACES);
  const opened = await openInstallation(vault.config, database.url);
  await Promise.all([seed(opened), seed(opened)]);

  expect(places.length).toBeGreaterThan(5);
  expect(await rowsIn(database.url, PLACES)).toEqual([]);
  const ids = places.map(({ id }) => id);
  const read = await opened.database.tx(DEFAULT_TENANT, (tx) => readParties(tx, opened.keys, ids));
  await opened.database.close();
  expect(
    read.map(({ id, facts: { city = null, postal_code = null } }) => ({ id, city, postal_code })),
  ).toEqual(places);
});

it('seals the records of the old release in the log that it did not have', async () => {
  const records = async () => {
    const [row] = await rowsIn<{ n: number }>(
      database.url,
      'select count(*)::int as n from record',
    );
    return row?.n ?? 0;
  };
  const before = await records();
  const size = await vault.seal(database.url);

  // All of them, and what the log says of itself: its key, its first heads, its first beat.
  expect(size).toBe(await records());
  expect(size).toBeGreaterThan(before);
  const { database: opened } = await openInstallation(vault.config, database.url);
  const stored = await opened.tx(DEFAULT_TENANT, (tx) => checkStoredLog(tx));
  await opened.close();
  expect(stored?.tree.size).toBe(size);
});

it('comes out of its backup too, migrated on', async () => {
  const { url } = await vault.target();
  const planned = { stopped_at: Date.parse(manifest.taken_at) };
  const done = await restoreBackup(vault.restoring(url, planned), OLD);

  expect(done.tenants).toEqual([{ tenant: 1, unknown: 0, paused: false, erased: 0, log: null }]);
  const names = await rowsIn<{ name: string }>(url, 'select name from migration order by 1');
  expect(names.map(({ name }) => name)).toEqual(migrationFiles());
  expect(await rowsIn(url, PLACES)).toEqual([]);
});

it('is not restored into a schema of today, which it does not have', async () => {
  const today = await freshDatabase();
  const restoring = restoreBackup(vault.restoring(today.url), OLD);

  await expect(restoring).rejects.toThrow('which the backup has not: restore into a new one');
  await today.drop();
});
