/** The signer changes its key as planned, and another process takes it over from a copy of its folder. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { restoreBackup } from '../../src/backup/restore.js';
import { takeBackup } from '../../src/backup/take.js';
import { adopt } from '../../src/evidence/log/adoption.js';
import { catchUp } from '../../src/evidence/log/catch-up.js';
import { closeLog } from '../../src/evidence/log/closing.js';
import { fileOf } from '../../src/evidence/log/key-store.js';
import { rotate } from '../../src/evidence/log/rotation.js';
import { Sealer } from '../../src/evidence/log/sealer.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { logKeysOf } from '../../src/evidence/pack/keys.js';
import { verifyCommand } from '../../src/evidence/verify/command.js';
import { Clock } from '../../src/platform/clock.js';
import { Database } from '../../src/platform/database.js';
import { emptyDatabase, type TestDatabase } from '../support/database.js';
import { codeOf, filesIn } from '../support/files.js';
import { SealedLog } from '../support/sealing.js';

const HOUR_MS = 3_600_000;

let log: SealedLog;
let clock: Clock;
let sealer: Sealer;

beforeAll(async () => {
  log = await SealedLog.open();
  clock = new Clock();
  sealer = new Sealer(log.workIn('signer', clock));
  await log.write();
  await sealer.round(1);
});

afterAll(async () => {
  await sealer.close();
  await log.close();
});

const name = () => ({ keys: log.world.keys, origin: 'evidence.example' });
const keys = () => log.world.database.tx(1, logKeysOf);

/** The keys whose signatures the newest note carries. */
async function signersOfNewest(): Promise<string[]> {
  const [row] = await log.rows<{ note: string }>(
    'select note from checkpoint order by size desc limit 1',
  );
  const [text = '', signatures = ''] = row!.note.split('\n\n');
  const known = (await keys()).map(({ vkey }) => vkey);
  return known.filter((vkey) =>
    signatures.split('\n').some((line) => {
      const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
      const key = readVkey(vkey)!;
      return (
        bytes.subarray(0, 4).toString('hex') === key.id &&
        key.verify(`${text}\n`, bytes.subarray(4))
      );
    }),
  );
}

async function recorded(): Promise<void> {
  await log.write();
  await sealer.round(1);
}

describe('T12: a planned rotation', () => {
  it('names both keys, has both sign until its end, and then the new one alone', async () => {
    const old = await log.vkey();
    const begin = () =>
      sealer.sequencer.tx(1, (tx) => rotate(tx, name(), log.work.folder, HOUR_MS));
    const { to } = await begin();
    await expect(begin()).rejects.toThrow('a rotation is under way');
    await recorded();
    expect(await signersOfNewest()).toEqual([old, to]);
    const both = (await log.newest()).size;

    clock.advance(HOUR_MS + 1_000);
    await recorded();
    expect(await signersOfNewest()).toEqual([to]);
    expect(await log.vkey()).toBe(to);
    expect(await keys()).toEqual([
      { vkey: old, first: 0, last: both },
      { vkey: to, first: expect.any(Number) as unknown, last: null },
    ]);
    const [entry] = (await log.entries()).filter(({ kind }) => kind === 'key.rotated');
    expect(entry?.body).toMatchObject({ from: old, to });
  });

  it('leaves a log that others verify as a whole', async () => {
    const out = path.join(log.root, 'bundle');
    await log.world.database.tx(1, (tx) => writeAudit(tx, out));
    const trust = path.join(out, 'trust.txt');
    const { text, exitCode } = verifyCommand([out, '--trust', trust]);
    expect({ text, exitCode }).toMatchObject({ exitCode: 0 });

    // The old key is not believed beyond its end.
    const lines = readFileSync(trust, 'utf8').split('\n');
    const cut = lines.filter((line) => !line.startsWith('log ') || !line.endsWith(' -'));
    writeFileSync(trust, cut.join('\n'));
    expect(verifyCommand([out, '--trust', trust]).exitCode).toBe(1);
  });
});

const elsewhere = () => log.workIn('elsewhere', clock);
const copyTo = (copy: string) =>
  cpSync(log.work.folder, path.join(log.root, copy), { recursive: true });

const take = (copy: string) =>
  sealer.sequencer.tx(1, (tx) =>
    adopt(tx, name(), { from: path.join(log.root, copy), folder: elsewhere().folder }),
  );

describe('adoption of the signer', () => {
  it('refuses a copy that is older than what was signed, or that remembers another log', async () => {
    copyTo('old');
    await recorded();
    await expect(take('old')).rejects.toThrow('take a newer one');

    copyTo('altered');
    const memory = fileOf(path.join(log.root, 'altered'), await log.vkey(), 'signed');
    const forged = readFileSync(memory, 'utf8').trimEnd().split('\n').at(-1)!.split(' ');
    writeFileSync(memory, `${forged.with(1, Buffer.alloc(32).toString('base64')).join(' ')}\n`);
    await expect(take('altered')).rejects.toThrow('was altered');
    await expect(take('nothing')).rejects.toThrow('does not hold the key');
  });

  it('goes on from a true copy, on the record, and the first signer refuses when it comes back', async () => {
    copyTo('copy');
    await take('copy');
    await log.write();
    const taken = new Sealer(elsewhere());
    const { signs, sealed } = await taken.round(1);
    await taken.close();
    expect(signs).toBe(true);
    expect(sealed).toBe((await log.entries()).length);
    expect((await log.entries()).at(-2)?.body).toMatchObject({
      action: 'adopted',
      setting: 'evidence.signer',
    });

    await log.write();
    await expect(sealer.round(1)).rejects.toThrow('another signer took over');
    expect(await catchUp(elsewhere(), 1)).toBeGreaterThan(sealed);
  });

  it('takes over a log that was closed and still waits for its last signature', async () => {
    const first = new Sealer(elsewhere());
    const wish = { log: 'evidence.example/t1', reason: 'moved' } as const;
    await first.sequencer.tx(1, (tx) => closeLog(tx, { ...name(), ...elsewhere() }, wish));
    await first.close();
    cpSync(elsewhere().folder, path.join(log.root, 'closed'), { recursive: true });
    const third = log.workIn('third', clock);
    await sealer.sequencer.tx(1, (tx) =>
      adopt(tx, name(), { from: path.join(log.root, 'closed'), folder: third.folder }),
    );
    await catchUp(third, 1);
    const [end] = await log.rows<{ size: string }>(
      'select k.size from closed_log c join checkpoint k on k.size = c.base + c.size',
    );
    expect(Number(end?.size)).toBeGreaterThan(0);
    await log.write();
    await expect(catchUp(elsewhere(), 1)).rejects.toThrow('another signer took over');
  });

  it.each([
    ['without its folder has a new key sign the end of a closed log', 'lost', 2],
    ['with it has the old key sign that', 'kept', 1],
  ])('is not needed for that: a restore %s', async (_, signer, count) => {
    const second = 'evidence.example/t1-2';
    const third = log.workIn('third', clock);
    await sealer.sequencer.tx(1, (tx) => closeLog(tx, third, { log: second, reason: 'moved' }));
    cpSync(third.folder, path.join(log.root, 'kept'), { recursive: true });
    const restored = await restoredInto(await emptyDatabase(), signer);

    expect(restored.code).toBe('OK');
    expect(restored.keys.filter(({ vkey }) => vkey.startsWith(`${second}+`))).toHaveLength(count);
  });
});

/** What the end looks like that is signed in a database restored from here. */
async function restoredInto(fresh: TestDatabase, signer: string) {
  const { url } = fresh;
  const backup = path.join(log.root, `${signer}.zip`);
  await takeBackup(log.work.url, clock, backup);
  const work = { ...log.workIn(signer, clock), url };
  const keysOf = () => log.world.keys;
  await restoreBackup({ ownerUrl: url, keysOf, backups_kept_ms: 0, ...work }, backup);
  await catchUp(work, 1);
  const database = new Database(url, clock);
  const out = path.join(log.root, `bundle-${signer}`);
  await database.tx(1, (tx) => writeAudit(tx, out));
  const files = filesIn(out);
  const found = { keys: await database.tx(1, logKeysOf) };
  await database.close();
  await fresh.drop();
  return { ...found, code: codeOf(files, { trust: files.get('trust.txt')! }) };
}
