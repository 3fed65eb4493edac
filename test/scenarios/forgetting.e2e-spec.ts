/** What is forgotten stays forgotten: in backups too, and stored answers of idempotency keys after two days. */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Acting } from '../../src/acting.js';
import { eraseAs } from '../../src/erase-command.js';
import { holdAs } from '../../src/hold-commands.js';
import { addUser } from '../../src/platform/access/access.repository.js';
import { Settings } from '../../src/platform/platform.module.js';
import { keysAtHand, newEpoch, wordsTo, wrappedIn } from '../support/key-epochs.js';
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
  await newEpoch(town);
  await world.seal();
  tag = await world.tagOf('gone');
  old = await world.backup();
  await world.erased('gone');
  await world.seal();
});
afterAll(() => world.stop());

describe('an older backup', () => {
  it('has the key of who was erased since, and its restore erases them again', async () => {
    expect(keysAtHand(town).unwrap(await wrappedIn(old.file, tag), tag)).toHaveLength(32);
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
    await newEpoch(town);
    const keys = keysAtHand(town);
    const then = await wrappedIn(old.file, tag);
    expect(() => keys.unwrap(then, tag)).toThrow('epoch 2, but there is no key at');
    const done = await old.restored(async (rows) => {
      expect(await rows('select from person_key where tag = $1', [tag])).toEqual([]);
      expect(await rows('select from secret where tag = $1', [tag])).toEqual([]);
      const words = await wordsTo('lena', keys, rows);
      expect(words).not.toEqual([]);
      for (const text of words) expect(text).toMatch('Example lena');
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

describe('the law', () => {
  it('keeps each debt as long as the law of its parties wants, and a person as long as their debts', async () => {
    await town.borrower('card', 'CN');
    await town.borrower('guarantor', 'US-NY');
    const retained = async () => (await town.ask('GET', '/v1/debts/card-loan')).body['retained'];
    await town.ask('PATCH', '/v1/debts/card-loan', { body: { kind: 'credit_card' } });
    expect(await retained()).toBeNull();

    const about = {
      external_id: 'card-1',
      debts: ['card-loan'],
      sender: 'bank',
      direction: 'outbound',
    };
    const call = { type: 'call', outcome: 'no_answer', endpoint: 'card-mobile', party: 'card' };
    await town.event({ ...about, ...call, occurred_at: '2026-03-09T10:00:00Z' });
    expect(await retained()).toEqual({ until: '2028-03-09T10:00:00.000Z', rule: 'CN-REC-02' });
    await town.ask('PUT', '/v1/debts/card-loan/parties/guarantor', {
      body: { relation: 'guarantor', liable: true },
    });
    const longest = { until: '2029-03-09T10:00:00.000Z', rule: 'REGF-RETAIN' };
    expect(await retained()).toEqual(longest);
    const list = await town.ask('GET', '/v1/debts?limit=200');
    expect(list.body['data']).toContainEqual(
      expect.objectContaining({ external_id: 'card-loan', retained: longest }),
    );
    for (const party of ['card', 'guarantor']) {
      const { deferred } = await world.erased(party);
      expect(deferred).toEqual({ basis: 'retention', until: longest.until });
    }
  });
});

const at = (): Acting => ({
  installation: town.installation,
  config: town.app.get(Settings).config,
});

const person = (login: string, role: string) =>
  town.installation.database.tx(1, (tx) => addUser(tx, { login, roles: [role] }));

const erase = (...args: string[]) => eraseAs(at(), args) as Promise<Record<string, unknown>>;
const hold = (...args: string[]) => holdAs(at(), args) as Promise<Record<string, unknown>[]>;

describe('at the command line', () => {
  beforeAll(async () => {
    await person('ada', 'compliance');
    await person('grace', 'compliance');
    await person('col', 'collector');
    await town.borrower('clara');
  });

  it('two persons erase somebody, and a hold comes first', async () => {
    const clara = await world.tagOf('clara');
    const why = ['--reason', 'A letter of Clara.'];
    const of = ['--scope', 'party', '--value', 'clara', '--reference', 'LIT-9'];
    const add = ['add', ...of, ...why, '--as'];
    await expect(hold(...add, 'col')).rejects.toThrow('do not permit `erasures:write`');
    const [held] = await hold(...add, 'ada');
    const wish = await erase('--party', 'clara', '--basis', 'data_subject', ...why, '--as', 'ada');
    expect(wish).toMatchObject({ status: 'requested', deferred: { basis: 'legal_hold' } });

    const approve = ['--approve', String(wish['id']), '--as'];
    await expect(erase(...approve, 'ada')).rejects.toThrow('another person must approve it');
    await expect(erase(...approve, 'col')).rejects.toThrow('do not permit');
    await expect(erase(...approve, 'nobody')).rejects.toThrow('no active user `nobody`');
    await expect(erase(...approve.slice(0, -1))).rejects.toThrow('`--as <login>`');
    expect(await erase(...approve, 'grace')).toMatchObject({ status: 'approved' });
    expect(await hold('list', '--open')).toEqual([held]);

    await hold('release', String(held?.['id']), '--reason', 'Settled.', '--as', 'grace');
    expect(await hold('list', '--open')).toEqual([]);
    expect(await hold('list')).toMatchObject([{ id: held?.['id'], status: 'released' }]);
    await world.retried();
    expect(await erase('--show', String(wish['id']))).toMatchObject({ status: 'done' });
    expect((await world.kindsOf(clara)).slice(-3)).toEqual([
      'erasure.requested',
      'erasure.deferred',
      'erasure.done',
    ]);
  });

  it('takes a wish back, and says what is wrong with another', async () => {
    await town.borrower('dora');
    const of = ['--party', 'dora', '--basis', 'mistake', '--as', 'ada'];
    await expect(erase(...of)).rejects.toThrow('`/reason` is missing');
    const { id } = await erase(...of, '--reason', 'A slip.');
    const back = ['--withdraw', String(id), '--reason', 'The wrong Dora.', '--as', 'grace'];

    expect(await erase(...back)).toMatchObject({ status: 'withdrawn' });
    await expect(erase(...back)).rejects.toThrow('the erasure is `withdrawn`');
    await expect(erase('--party', 'nobody', ...of.slice(2), '--reason', 'x')).rejects.toThrow(
      'names the party `nobody`, which does not exist',
    );
    await expect(erase('--party', 'dora', '--show', 'era_1')).rejects.toThrow('usage: erase');
  });
});

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
  for (let tries = 0; tries < 1_200 && (await kept()) > 0; tries++) await sleep(50);

  expect(await kept()).toBe(0);
});

it('T36: a hold that was answered wins, whichever of the two comes first', async () => {
  for (let i = 0; i < 5; i++) {
    const value = `race-${i}`;
    await town.borrower(value);
    const body = { scope: 'party', value, reference: value, reason: 'A suit.' };
    const held = sleep(i * 25).then(() => town.ask('POST', '/v1/legal-holds', { body }));
    const [{ status }] = await Promise.all([held, world.erased(value)]);
    await world.retried();
    const kept = 'select from party where external_id = $1 and erased_at is null';
    expect(await town.rows(kept, [value])).toHaveLength(status === 201 ? 1 : 0);
  }
});
