/** A folder of key-encryption keys serves one installation: another one is refused, or adopts it on record. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { restoreBackup } from '../../src/backup/restore.js';
import { adoptFolder } from '../../src/evidence/epochs/adopt-folder.js';
import { Keeper } from '../../src/evidence/epochs/keeper.js';
import { createPersons } from '../../src/evidence/person.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { uuid7 } from '../../src/platform/ids.js';
import { openInstallation, type Installation } from '../../src/platform/installation.js';
import { loadKeys } from '../../src/platform/master-key.js';
import { lockName } from '../../src/platform/named-lock.js';
import { rowsIn, Vault } from '../support/vault.js';

let vault: Vault;
let other: Installation;
beforeAll(async () => {
  vault = await Vault.open();
  const { url } = await vault.target();
  other = await openInstallation({ ...vault.config, kekDir: vault.file('own') }, url);
});
afterAll(async () => {
  await other.database.close();
  await vault.close();
});

const rotatingIn = (kekDir = vault.config.kekDir) => {
  const keys = loadKeys({ ...vault.config, kekDir }, vault.installation.keys.fingerprint);
  return { keys, evidence: new EvidenceLog(keys, vault.installation.evidenceOrigin) };
};
const keeperOf = ({ database }: Installation, kekDir?: string) =>
  new Keeper(database, rotatingIn(kekDir));
const files = () => readdirSync(path.join(vault.folder, 'kek')).toSorted();
const ownerFile = () => path.join(vault.folder, 'kek', 'owner');
const start = async (url: string, adopts = false) =>
  openInstallation(vault.config, url, { adopts });

async function started(url: string): Promise<void> {
  const { database } = await start(url);
  await database.close();
}

describe('a folder of keys', () => {
  it('belongs to whoever began the first epoch in it, and no other database starts with it', async () => {
    await keeperOf(vault.installation).begin();

    expect(readFileSync(ownerFile(), 'utf8')).toBe(`${vault.installation.id}\n`);
    await started(vault.source.url);
    await expect(started(other.database.url)).rejects.toThrow(
      `belong to the installation \`${vault.installation.id}\``,
    );
  });

  it('is not touched by one that runs already', async () => {
    const before = files();
    await expect(keeperOf(other).begin()).rejects.toThrow('name a folder of its own');
    await keeperOf(other, vault.file('own')).begin();
    await keeperOf(other, vault.file('own')).begin();
    await expect(keeperOf(other).goOn()).rejects.toThrow('name a folder of its own');

    expect(files()).toEqual(before);
    const people = 'select from person_key where kek_epoch > 1';
    expect(await rowsIn(other.database.url, people)).toEqual([]);
  });

  it('of before there were owners is claimed at the next start, and so is what a crash left', async () => {
    writeFileSync(ownerFile(), '');
    await started(vault.source.url);

    expect(readFileSync(ownerFile(), 'utf8')).toBe(`${vault.installation.id}\n`);
  });

  it('is adopted by a restored installation, on record, and then the first one is refused', async () => {
    await vault.take('backup.zip');
    const { url } = await vault.target();
    await restoreBackup(vault.restoring(url), vault.file('backup.zip'));
    await expect(started(url)).rejects.toThrow('run `kek adopt`');
    const restored = await start(url, true);
    const { database, id } = restored;
    await database.tx(1, (tx) => adoptFolder(tx, rotatingIn(), id));
    await started(url);

    await expect(started(vault.source.url)).rejects.toThrow(`belong to the installation \`${id}\``);
    const [record] = await rowsIn<{ body: string }>(
      url,
      `select convert_from(entry, 'utf8')::json->>'body' as body from record where kind = 'config.changed' order by id desc limit 1`,
    );
    expect(JSON.parse(record!.body)).toEqual({
      change: 'kek_adopted',
      epoch: 2,
      from: vault.installation.id,
      to: id,
    });
    await database.tx(1, (tx) => adoptFolder(tx, rotatingIn(), vault.installation.id));
    await database.close();
  });

  it('is adopted by nobody whose keys are others, or who has none in it', async () => {
    await expect(start(other.database.url, true)).rejects.toThrow('of epoch 2, but another is at');
    const { url } = await vault.target();
    const fresh = await start(url, true);
    const adopted = fresh.database.tx(1, (tx) => adoptFolder(tx, rotatingIn(), fresh.id));
    await expect(adopted).rejects.toThrow('no epoch of keys has begun here');
    await fresh.database.close();
  });
});

describe('a folder that cannot be written', () => {
  it('refuses the start of who changes keys by age, and a command that would begin an epoch', async () => {
    const kekDir = path.join(vault.file('backup.zip'), 'kek');
    const wanted = { ...vault.config, kekDir, kekMs: 86_400_000 };
    const { url } = await vault.target();
    await expect(openInstallation(wanted, url)).rejects.toThrow('cannot be written: name one');
    const fresh = await openInstallation({ ...wanted, kekMs: 0 }, url);
    await expect(keeperOf(fresh, kekDir).begin()).rejects.toThrow('cannot be written: name one');
    await fresh.database.close();
  });
});

describe('the file of the living', () => {
  it('is read and written by one keeper at a time, so that no older one replaces a newer', async () => {
    const { database, keys } = vault.installation;
    const person = uuid7(Date.now());
    const tag = await database.tx(1, async (tx) => {
      const made = await createPersons(tx, keys, [person]);
      return [...made.values()][0]!.tag;
    });
    const keeper = keeperOf(vault.installation);
    await keeper.begin();
    let keeping: Promise<number> | undefined;
    await database.tx(1, async (tx) => {
      await lockName(tx, 'dunwell kept persons');
      keeping = keeper.goOn();
      const waits = `select from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      while ((await rowsIn(vault.source.url, waits)).length === 0) await sleep(20);
      await rowsIn(vault.source.url, `delete from person_key where tag = '${tag}'`);
    });

    expect(await keeping).toBe(1);
    const kept = readFileSync(path.join(vault.folder, 'kek', 'persons-3.keys'), 'utf8');
    expect(kept).not.toContain(tag);
    expect(kept.split('\n').length).toBeGreaterThan(2);
  });
});
