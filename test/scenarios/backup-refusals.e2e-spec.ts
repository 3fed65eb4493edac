/** What a backup is, and what a restore does not do: on databases alone, without a service. */
import { copyFileSync, statSync, truncateSync } from 'node:fs';
import { openArchive } from '../../src/backup/archive.js';
import type { Manifest } from '../../src/backup/manifest.js';
import { restoreBackup, type Restoration } from '../../src/backup/restore.js';
import { loadKeys } from '../../src/platform/master-key.js';
import { ordinaryOwner, type TestDatabase } from '../support/database.js';
import { flipByte, newKey, rowsIn, Vault } from '../support/vault.js';

let vault: Vault;
let taken: Manifest;
beforeAll(async () => {
  vault = await Vault.open();
  await vault.seal();
  taken = await vault.take('whole.zip');
});
afterAll(() => vault.close());

const refused = async (url: string, file = 'whole.zip', more = {}) => {
  const restore = restoreBackup(vault.restoring(url, more), vault.file(file));
  const message = await restore.then(
    () => 'restored',
    (error: Error) => error.message,
  );
  const left = `select from pg_class where relnamespace = 'public'::regnamespace`;
  return { message, left: (await rowsIn(url, left)).length };
};

const sumsOf = ({ tables }: Manifest) =>
  tables
    .filter(({ name }) => !['installation', 'record', 'pending', 'feed_pending'].includes(name))
    .map(({ name, rows, sha256 }) => ({ name, rows, sha256 }));

const recordsOf = ({ tables }: Manifest) => tables.find(({ name }) => name === 'record')?.rows ?? 0;

describe('a backup', () => {
  it('has every table of the schema, no key, and nobody else may read it', async () => {
    const names = await rowsIn<{ name: string }>(
      vault.source.url,
      `select relname as name from pg_class
        where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migration' order by 1`,
    );
    expect(taken.tables.map(({ name }) => name).toSorted()).toEqual(names.map(({ name }) => name));
    expect(taken.key_id).toBe(vault.installation.keys.fingerprint);
    expect(statSync(vault.file('whole.zip')).mode & 0o777).toBe(0o600);
    const archive = await openArchive(vault.file('whole.zip'));
    expect(JSON.parse(await archive.text('manifest.json'))).toEqual(taken);
    expect(await archive.text('tables/person_key.copy')).toContain('0190a0a0-');
    archive.close();
  });

  it('never replaces another', async () => {
    await expect(vault.take('whole.zip')).rejects.toThrow('is there already');
  });
});

describe('a restore by an owner whom row security binds', () => {
  let database: TestDatabase;
  let owner: string;
  let done: Restoration;
  beforeAll(async () => {
    database = await vault.target();
    owner = await ordinaryOwner(database.url);
    const planned = { stopped_at: Date.parse(taken.taken_at) };
    done = await restoreBackup(vault.restoring(owner, planned), vault.file('whole.zip'));
  });

  it('brings back what was there, and one record more tells of it', async () => {
    expect(done.tenants).toMatchObject([{ tenant: 1, unknown: 0, paused: false }]);
    const copy = await vault.take('copy.zip', owner);

    expect(sumsOf(copy)).toEqual(sumsOf(taken));
    expect(recordsOf(copy)).toBe(recordsOf(taken) + 1);
  });

  it('lets the log go on under its key, when nothing can have been signed since', async () => {
    const log = { size: taken.logs[0]?.size, key: taken.logs[0]?.vkey };

    expect(done.tenants).toMatchObject([{ log }]);
    expect(await vault.seal(database.url)).toBe((log.size ?? 0) + 2);
  });

  it('leaves every fence and every guard of history standing', async () => {
    const fences = `select relname, relrowsecurity, relforcerowsecurity from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
    const triggers = `select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger
      where not tgisinternal order by 1, 2`;
    for (const sql of [fences, triggers])
      expect(await rowsIn(owner, sql)).toEqual(await rowsIn(vault.source.url, sql));
    await expect(rowsIn(owner, 'truncate record')).rejects.toThrow('only ever added');
  });

  it('continues the numbers where they were', async () => {
    const next = `select nextval(pg_get_serial_sequence('pending', 'seqno'))::int as n`;
    const [{ n } = { n: 0 }] = await rowsIn<{ n: number }>(owner, next);
    const last = taken.sequences.find(({ name }) => name === 'pending_seqno_seq')?.last_value;

    expect(n).toBeGreaterThan(Number(last));
  });

  it('is not made over anything', async () => {
    const { message } = await refused(owner);

    expect(message).toMatch('the database is not empty');
  });
});

describe('a restore after a loss', () => {
  it('is backed up and restored again, before its new key has signed anything', async () => {
    const first = await vault.target();
    const [one] = (await restoreBackup(vault.restoring(first.url), vault.file('whole.zip')))
      .tenants;
    await vault.take('restored.zip', first.url);
    const second = await vault.target();
    const again = vault.file('restored.zip');
    const [two] = (await restoreBackup(vault.restoring(second.url), again)).tenants;

    expect([one, two]).toMatchObject([{ paused: true }, { paused: true }]);
    const keys = [taken.logs[0]?.vkey, one?.log?.key, two?.log?.key];
    expect(new Set(keys).size).toBe(3);
    expect(await vault.seal(second.url)).toBeGreaterThan(taken.logs[0]?.size ?? 0);
  });
});

describe('a restore is refused, and leaves the database empty,', () => {
  it('with another key', async () => {
    const { url } = await vault.target();
    const other = { ...vault.config, key: newKey() };
    const keysOf = (fingerprint: string) => loadKeys(other, fingerprint);

    expect(await refused(url, 'whole.zip', { keysOf })).toEqual({
      message: expect.stringContaining('but the key given is') as string,
      left: 0,
    });
  });

  it('from a file that was cut short or changed', async () => {
    const { url } = await vault.target();
    const whole = vault.file('whole.zip');
    const { size } = statSync(whole);
    copyFileSync(whole, vault.file('short.zip'));
    truncateSync(vault.file('short.zip'), size - 100);
    copyFileSync(whole, vault.file('changed.zip'));
    flipByte(vault.file('changed.zip'), Math.floor(size / 2));

    const { message } = await refused(url, 'short.zip');
    expect(message).toMatch('it was cut short or changed');
    const changed = await refused(url, 'changed.zip');
    expect(changed.message).not.toBe('restored');
    expect(changed.left).toBe(0);
  });

  it('when an entry of the log was edited before the backup', async () => {
    const { url } = await vault.target();
    await rowsIn(vault.source.url, 'alter table record disable trigger all');
    await rowsIn(
      vault.source.url,
      `update record set entry = replace(entry::text, '2269223a377d', '2269223a387d')::bytea`,
    );
    await vault.take('forged.zip');

    expect(await refused(url, 'forged.zip')).toEqual({
      message: expect.stringMatching(
        /^entry `\d+` of the log is missing or was changed$/,
      ) as string,
      left: 0,
    });
  });

  it('into a database of a newer release', async () => {
    const { url } = await vault.target();
    await rowsIn(url, 'create table migration (name text primary key)');
    await rowsIn(url, `insert into migration values ('9999-of-tomorrow.sql')`);

    expect(await refused(url)).toMatchObject({
      message: expect.stringContaining('newer than this program') as string,
    });
  });
});
