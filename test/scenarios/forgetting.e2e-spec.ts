/** What is forgotten stays forgotten: in backups too, and stored answers of idempotency keys after two days. */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { openArchive } from '../../src/backup/archive.js';
import { openText } from '../../src/evidence/envelope.js';
import { Keeper } from '../../src/evidence/epochs/keeper.js';
import { EvidenceLog } from '../../src/evidence/record.js';
import type { Keys } from '../../src/platform/keys.js';
import { loadKeys } from '../../src/platform/master-key.js';
import { Settings } from '../../src/platform/platform.module.js';
import { startErasures, type Backup, type Erasures } from '../support/erasures.js';
import type { Town } from '../support/town.js';

jest.setTimeout(90_000);

let world: Erasures;
let town: Town;
let old: Backup;
let tag: string;
beforeAll(async () => {
  world = await startErasures();
  ({ town } = world);
  await newEpoch();
  await world.seal();
  tag = await world.tagOf('gone');
  old = await world.backup();
  await world.erased('gone');
  await world.seal();
});
afterAll(() => world.stop());

/** As a process that starts now finds them. */
function keysAtHand(): Keys {
  return loadKeys(town.app.get(Settings).config, town.installation.keys.fingerprint);
}

async function newEpoch(): Promise<void> {
  const { database, evidenceOrigin } = town.installation;
  const keys = keysAtHand();
  const evidence = new EvidenceLog(keys, evidenceOrigin);
  const keeper = new Keeper(database, { keys, evidence });
  await keeper.begin();
  await keeper.goOn();
}

describe('an older backup', () => {
  it('has the key of who was erased since, and its restore erases them again', async () => {
    expect(keysAtHand().unwrap(await wrappedThen(), tag)).toHaveLength(32);
    const done = await old.restored(async (rows) => {
      for (const table of ['secret', 'person_key'])
        expect(await rows(`select from ${table} where tag = $1`, [tag])).toEqual([]);
      const last = 'select kind from record where tag = $1 order by n desc limit 1';
      expect(await rows(last, [tag])).toEqual([{ kind: 'erasure.done' }]);
      const of = "select erased_at is not null as erased from party where external_id = 'gone'";
      expect(await rows(of)).toEqual([{ erased: true }]);
      const lena =
        "select from party p join person_key k on k.party_id = p.id where external_id = 'lena'";
      expect(await rows(lena)).toHaveLength(1);
    });
    expect(done.erased).toBe(1);
  });

  it('T22: cannot be read of the erased once the key of its epoch is destroyed, and still of the others', async () => {
    await newEpoch();
    const keys = keysAtHand();
    const then = await wrappedThen();

    expect(() => keys.unwrap(then, tag)).toThrow('epoch 2, but there is no key at');
    const done = await old.restored(async (rows) => {
      expect(await rows('select from person_key where tag = $1', [tag])).toEqual([]);
      expect(await rows('select from secret where tag = $1', [tag])).toEqual([]);
      const lena = (await rows(WORDS, ['lena'])) as Sealed[];
      expect(lena.length).toBeGreaterThan(0);
      for (const { dek, sealed, record_id, log, tag: whose } of lena) {
        const about = { tag: whose, dek: keys.unwrap(dek, whose) };
        const place = { log, recordId: record_id, section: 'content' };
        expect(openText(keys, place, about, sealed)).toMatch('Example lena');
      }
      const epochs = [{ epoch: 1 }, { epoch: 3 }];
      expect(await rows('select epoch from kek_epoch order by 1')).toEqual(epochs);
    }, true);
    // Though no signer's folder named them.
    expect(done.erased).toBe(1);
  });

  it('is not restored by somebody who has lost the keys', async () => {
    const { config } = town.app.get(Settings);
    const elsewhere = { ...config, kekDir: `${world.folder}/nowhere` };
    const lost = old.restored(async () => {}, true, elsewhere);

    await expect(lost).rejects.toThrow('epoch 2, but there is no key at');
  });
});

/** The key of who was erased, as it stands in the backup. */
async function wrappedThen(): Promise<Buffer> {
  const archive = await openArchive(old.file);
  const rows = await archive.text('tables/person_key.copy');
  archive.close();
  const row = rows.split('\n').find((one) => one.includes(tag)) ?? '';
  return Buffer.from(/x([0-9a-f]{128})\b/.exec(row)?.[1] ?? '', 'hex');
}

type Sealed = { tag: string; dek: Buffer; sealed: Buffer; record_id: string; log: string };
const WORDS = `
  select k.tag, k.dek, s.sealed, s.record_id, i.evidence_origin || '/t1' as log
    from party p join person_key k on k.party_id = p.id join secret s on s.tag = k.tag and s.section = 'content'
   cross join installation i where p.external_id = $1`;

it('an answer that is kept for a repetition is forgotten after two days', async () => {
  town.clockIs('2026-03-10T13:05:00Z');
  const body = { external_id: 'agency', kind: 'collector', name: 'Example Agency' };
  const headers = { 'idempotency-key': 'once' };
  const kept = async () =>
    (await town.rows("select from idempotency_key where key = 'once'")).length;
  await town.ask('POST', '/v1/organisations', { body, headers });

  town.clockIs('2026-03-12T13:00:00Z');
  await sleep(6_000); // longer than one beat of what expires
  expect(await kept()).toBe(1);
  town.clockIs('2026-03-12T13:06:00Z');
  for (let tries = 0; tries < 200 && (await kept()) > 0; tries++) await sleep(50);

  expect(await kept()).toBe(0);
});
