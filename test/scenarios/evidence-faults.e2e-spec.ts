/**
 * T31: the disk fails under the signer's files and under a bundle that is written, at each call there is. Either nothing
 * is signed, or what is signed is right; and once the disk is well, all goes on.
 */
import { jest } from '@jest/globals';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { arm, disarm, faultyFs, type Fault, type Form } from '../support/faulty-files.js';
import type { SealedLog } from '../support/sealing.js';

jest.unstable_mockModule('node:fs', faultyFs);
const { Sealer } = await import('../../src/evidence/log/sealer.js');
const { closeLog } = await import('../../src/evidence/log/closing.js');
const { recall } = await import('../../src/evidence/log/memory.js');
const { fileOf } = await import('../../src/evidence/log/key-store.js');
const { writeAudit } = await import('../../src/evidence/pack/audit.js');
const { lockPersons } = await import('../../src/evidence/person.js');
const { codeOf, filesIn } = await import('../support/files.js');
const sealing = await import('../support/sealing.js');

const FORMS: readonly Form[] = ['failed', 'persisted', 'torn'];
// Not the lock, whose owner lives on: nothing is decided by what is in it.
const SIGNERS = /\/signer(\/[^/]+\.(signed|signed\.new|erased|key))?$/;

let log: SealedLog;
let bundles = 0;

beforeAll(async () => {
  log = await sealing.SealedLog.open(2);
  await round();
});

afterAll(() => log.close());

/** By a process that has just started. */
async function round(): Promise<{ signs: boolean; sealed: number }> {
  const sealer = new Sealer(log.work);
  try {
    return await sealer.round(1);
  } finally {
    await sealer.close();
  }
}

async function checkAll(): Promise<void> {
  bundles += 1;
  const out = path.join(log.root, `bundle-${bundles}`);
  await log.world.database.tx(1, (tx) => writeAudit(tx, out));
  const files = filesIn(out);
  expect(codeOf(files, { trust: files.get('trust.txt')! })).toBe('OK');
}

/** The tag is noted in the signer's folder before anything is signed. */
async function erase(): Promise<void> {
  const { database, keys, log: evidence } = log.world;
  const id = log.people[1]!;
  await database.tx(1, async (tx) => {
    const subject = (await lockPersons(tx, keys, [id])).get(id)!;
    await evidence.write(tx, [{ kind: 'erasure.done', subject, body: {} }]);
  });
}

const memory = async () => fileOf(log.work.folder, await log.vkey(), 'signed');

/** More than a file of the memory may have. */
const GROWN = 1_100_000;

/** So large that the next line replaces it. */
async function fatten(): Promise<void> {
  const file = await memory();
  const lines = readFileSync(file, 'utf8');
  appendFileSync(file, lines.repeat(Math.ceil(GROWN / lines.length)));
  await log.write();
}

/** Every call that a round makes fails once in each form; answers the names of those calls. */
async function roundsThatFail(prepare: () => Promise<void>): Promise<string[]> {
  const calls: string[] = [];
  for (let at = 1; ; at++) {
    for (const form of FORMS) {
      if (form === 'torn' && calls.at(-1) !== 'writeFileSync') continue;
      await prepare();
      const fault: Fault = { at, form, code: at % 2 === 0 ? 'EIO' : 'ENOSPC' };
      arm(SIGNERS, fault);
      const outcome = await round().catch((error: unknown) => error);
      const failed = disarm();
      if (failed === undefined) {
        await checkAll();
        return calls;
      }
      if (form === 'failed') calls.push(failed);
      await afterFault(outcome, `${failed} ${form}`);
    }
  }
}

async function afterFault(outcome: unknown, what: string): Promise<void> {
  const before = await log.newest();
  // Nothing is signed that is not remembered.
  expect([what, recall(await memory()).size >= before.size]).toEqual([what, true]);
  const { signs, sealed } = await round();
  expect([what, signs, sealed]).toEqual([what, true, (await log.entries()).length]);
  // It refused; where it went on, the call was one that nothing hangs on.
  expect([what, outcome instanceof Error || before.size === sealed]).toEqual([what, true]);
}

describe('T31: the signer, when each of its calls to the disk fails in turn', () => {
  it('signs nothing that it does not remember, and goes on once the disk is well', async () => {
    const calls = await roundsThatFail(erase);
    expect(calls).toEqual(expect.arrayContaining(['openSync', 'writeFileSync', 'fsyncSync']));
    // Of the memory, and of the tags that were erased.
    expect(calls.filter((name) => name === 'fsyncSync').length).toBeGreaterThan(1);
  });

  it('so too when its memory is replaced by its last line', async () => {
    const calls = await roundsThatFail(fatten);
    expect(calls).toContain('renameSync');
  });

  it('closes no log whose next key is not on the disk', async () => {
    const sealer = new Sealer(log.work);
    const close = () =>
      sealer.sequencer.tx(1, (tx) =>
        closeLog(tx, log.work, { log: 'evidence.example/t1', reason: 'planned' }),
      );
    for (let at = 1; ; at++) {
      arm(SIGNERS, { at, form: FORMS[at % 3]!, code: 'ENOSPC' });
      const outcome = await close().catch((error: unknown) => error);
      if (disarm() === undefined) break;
      expect(outcome).toMatchObject({ code: 'ENOSPC' });
      expect(await log.rows('select from closed_log')).toEqual([]);
    }
    await sealer.close();
    expect(await log.rows('select from closed_log')).toHaveLength(1);
    expect((await round()).signs).toBe(true);
    await checkAll();
  });
});

describe('T31: a bundle', () => {
  it('of which a file cannot be written is taken away, and the next one is whole', async () => {
    for (const at of [1, 2, 3, 5, 8, 13, 21, 34, 55, 89]) {
      const out = path.join(log.root, `broken-${at}`);
      arm(/\/broken-\d+/, { at, form: FORMS[at % 3]!, code: 'ENOSPC' });
      const writing = log.world.database.tx(1, (tx) => writeAudit(tx, out));
      await expect(writing).rejects.toThrow('ENOSPC');
      expect(disarm()).toMatch(/^(mkdirSync|writeFileSync)$/);
      // The first call makes the folder: one that was there before must not be taken away.
      expect([at, at > 1 && existsSync(out)]).toEqual([at, false]);
    }
    await checkAll();
  });

  it('that was cut off anywhere, as by a kill, is never taken for a whole one', async () => {
    const files = filesIn(path.join(log.root, `bundle-${bundles}`));
    const trust = files.get('trust.txt')!;
    const parts = [...files.keys()].filter(
      (name, at) => /(^|\/)log\//.test(name) || (/(^|\/)history\//.test(name) && at % 9 === 0),
    );
    expect(parts.length).toBeGreaterThan(10);
    for (const name of parts) {
      const without = new Map(files);
      without.delete(name);
      expect([name, codeOf(without, { trust })]).not.toEqual([name, 'OK']);
      const torn = new Map(files).set(name, files.get(name)!.subarray(0, -1));
      expect([name, codeOf(torn, { trust })]).not.toEqual([name, 'OK']);
    }
  });
});
