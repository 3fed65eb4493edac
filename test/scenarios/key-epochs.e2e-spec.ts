/** Key-encryption keys in epochs: begun, moved into, destroyed; killed on the way and by two at once. */
import { chmodSync, copyFileSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Keeper } from '../../src/evidence/epochs/keeper.js';
import { beginEpoch, FIRST_PARTY, rewrapPage } from '../../src/evidence/epochs/rotate.js';
import { createPersons, readPersons } from '../../src/evidence/person.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import { uuid7 } from '../../src/platform/ids.js';
import { openInstallation } from '../../src/platform/installation.js';
import { loadKeys } from '../../src/platform/master-key.js';
import { Vault, PERSON, rowsIn } from '../support/vault.js';

let vault: Vault;
let people: string[];
beforeAll(async () => {
  vault = await Vault.open();
  people = [PERSON, ...(await newPeople(450))];
});
afterAll(() => vault.close());

const freshKeys = () => loadKeys(vault.config, vault.installation.keys.fingerprint);
const kekFile = (epoch: number) => path.join(vault.folder, 'kek', `kek-${epoch}.key`);
const evidence = () => new EvidenceLog(vault.installation.keys, vault.installation.evidenceOrigin);

function keeper(): Keeper {
  const keys = freshKeys();
  const log = new EvidenceLog(keys, vault.installation.evidenceOrigin);
  return new Keeper(vault.installation.database, { keys, evidence: log });
}

async function newPeople(count: number): Promise<string[]> {
  const { database, keys } = vault.installation;
  return database.tx(1, async (tx) => {
    const ids = Array.from({ length: count }, () => uuid7(tx.at));
    return [...(await createPersons(tx, keys, ids)).keys()];
  });
}

/** As another process would see them, each with the key that was made for it. */
async function deks(): Promise<Map<string, string>> {
  const keys = freshKeys();
  const persons = await vault.installation.database.tx(1, (tx) => readPersons(tx, keys, people));
  return new Map([...persons].map(([id, { dek }]) => [id, dek.toString('hex')]));
}

async function epochsInUse(): Promise<Record<string, number>> {
  const rows = await rowsIn<{ kek_epoch: number; n: number }>(
    vault.source.url,
    'select kek_epoch, count(*)::int as n from person_key group by 1 order by 1',
  );
  return Object.fromEntries(rows.map(({ kek_epoch, n }) => [kek_epoch, n]));
}

const known = async (table: string) =>
  (
    await rowsIn<{ epoch: number }>(vault.source.url, `select epoch from ${table} order by epoch`)
  ).map(({ epoch }) => epoch);

const startAgain = async (changes: object = {}) => {
  const config = { ...vault.config, ...changes };
  const { database } = await openInstallation(config, vault.source.url);
  await database.close();
};

describe('an epoch of keys', () => {
  it('takes everybody along, in a file that nobody else may read and of which the database knows a fingerprint', async () => {
    const before = await deks();
    expect(before.size).toBe(people.length);
    const one = keeper();
    expect(await one.begin()).toBe(2);
    expect(await one.goOn()).toBe(0);

    expect(await epochsInUse()).toEqual({ 2: people.length });
    expect(await deks()).toEqual(before);
    expect(statSync(kekFile(2)).mode & 0o777).toBe(0o600);
    const [row] = await rowsIn(vault.source.url, 'select * from kek_epoch where epoch = 2');
    expect(row).toMatchObject({ fingerprint: freshKeys().ring.fingerprint(2) });
    people.push(...(await newPeople(3)));
    expect(await epochsInUse()).toEqual({ 2: people.length });
  });

  it('is destroyed when the next has begun and nobody is in it any more', async () => {
    const before = await deks();
    const one = keeper();
    await one.begin();
    expect(await one.goOn()).toBe(1);

    expect(existsSync(kekFile(2))).toBe(false);
    expect([await known('kek_epoch'), await known('kek_destroyed')]).toEqual([[1, 3], [2]]);
    expect(await deks()).toEqual(before);
    const told = await rowsIn<{ body: string }>(
      vault.source.url,
      `select convert_from(entry, 'utf8')::json->'body'->>'change' as body from record where kind = 'config.changed' order by id`,
    );
    expect(told.map(({ body }) => body).slice(-2)).toEqual(['kek_begun', 'kek_destroyed']);
    await startAgain();
  });

  it('refuses to start without its key, with another, or with one that others may read', async () => {
    const hidden = vault.file('hidden');
    const file = kekFile(3);
    copyFileSync(file, hidden);
    rmSync(file);
    await expect(startAgain()).rejects.toThrow(/of epoch 3, but there is no key at `.*kek-3.key`/);
    await expect(startAgain({ kekDir: undefined })).rejects.toThrow('`DUNWELL_KEK_DIR`');
    freshKeys().ring.make(3);
    await expect(startAgain()).rejects.toThrow(/of epoch 3, but another is at/);
    copyFileSync(hidden, file);
    chmodSync(file, 0o640);
    await expect(startAgain()).rejects.toThrow('give it the mode 0600');
    chmodSync(file, 0o600);
    await startAgain();
    // Nothing of anybody is read there.
    await startAgain({ role: 'sealer', kekDir: undefined });
  });

  it('cannot be struck off while a person is in it', async () => {
    await expect(rowsIn(vault.source.url, 'delete from kek_epoch where epoch = 3')).rejects.toThrow(
      'person_key_epoch',
    );
  });
});

describe('a rotation that was killed', () => {
  it('before the database knew of the key goes on with that key', async () => {
    const keys = freshKeys();
    const made = keys.ring.make(4);
    const rotating = { keys, evidence: evidence() };
    const epoch = await vault.installation.database.tx(1, (tx) => beginEpoch(tx, rotating));

    expect([epoch, keys.ring.fingerprint(4)]).toEqual([4, made]);
  });

  it('among the persons goes on with the others, by itself', async () => {
    const before = await deks();
    await vault.installation.database.tx(1, (tx) => rewrapPage(tx, freshKeys(), 4, FIRST_PARTY));
    expect(Object.keys(await epochsInUse())).toEqual(['3', '4']);
    await keeper().tick(0);

    expect(await epochsInUse()).toEqual({ 4: people.length });
    expect(await known('kek_epoch')).toEqual([1, 4]);
    expect(await deks()).toEqual(before);
  });

  it('before the file was gone takes it away at the next start', async () => {
    const hidden = vault.file('old.key');
    copyFileSync(kekFile(4), hidden);
    const one = keeper();
    await one.begin();
    await one.goOn();
    copyFileSync(hidden, kekFile(4));
    await startAgain();

    expect(readdirSync(path.join(vault.folder, 'kek')).toSorted()).toEqual([
      'kek-5.key',
      'owner',
      'persons-5.keys',
    ]);
  });
});

describe('two processes at once', () => {
  it('begin and move while persons are made, and lose nobody', async () => {
    const before = await deks();
    const work = [keeper(), keeper()].map(async (one) => {
      await one.begin();
      await one.goOn();
    });
    const making = Array.from({ length: 20 }, async () => people.push(...(await newPeople(5))));
    await Promise.all([...work, ...making]);
    await keeper().tick(0);

    const after = await deks();
    expect(after.size).toBe(people.length);
    for (const [id, dek] of before) expect(after.get(id)).toBe(dek);
    expect(await epochsInUse()).toEqual({ 7: people.length });
    expect(await known('kek_epoch')).toEqual([1, 7]);
  });

  it('begin one by age, once', async () => {
    const { clock } = vault.installation;
    await keeper().tick(60_000);
    expect(await known('kek_epoch')).toEqual([1, 7]);
    clock.advance(120_000);
    await Promise.all([keeper().tick(60_000), keeper().tick(60_000)]);
    clock.advance(-120_000);

    expect(await known('kek_epoch')).toEqual([1, 8]);
  });
});
