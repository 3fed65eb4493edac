/** Checkpoints are dated by a time-stamping authority, and anybody with openssl can check it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { closeLog } from '../../src/evidence/log/closing.js';
import { sha256 } from '../../src/evidence/leaf.js';
import { Sealer } from '../../src/evidence/log/sealer.js';
import { readStampAge } from '../../src/evidence/evidence.metrics.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { draftPackage, sealDraft } from '../../src/evidence/pack/package.js';
import { datingStamps } from '../../src/evidence/pack/stamps.js';
import { readChain } from '../../src/evidence/stamp/chain.js';
import { Stamping } from '../../src/evidence/stamp/stamping.js';
import { Clock } from '../../src/platform/clock.js';
import { readConfig } from '../../src/platform/config.js';
import { codeOf, filesIn, writeFiles, type Files } from '../support/files.js';
import { SealedLog } from '../support/sealing.js';
import { refit } from '../support/made-package.js';
import { swap, tampered } from '../support/tampering.js';
import { startTsa, type TsaDouble } from '../support/tsa.js';

const DAY_MS = 86_400_000;
const hashOf = (text: string) => sha256(Buffer.from(text)).toString('hex');
const RULESET = JSON.stringify({ guard: hashOf('the guard') });

let log: SealedLog;
let sealer: Sealer;
let tsa: TsaDouble;

beforeAll(async () => {
  log = await SealedLog.open(2);
  sealer = new Sealer(log.work);
  tsa = await startTsa();
  const { database, log: evidence } = log.world;
  const body = { policy: 'contact-guard', sha256: hashOf(RULESET), version: '1' };
  await database.tx(1, (tx) =>
    evidence.write(tx, [{ kind: 'policy.published', subject: null, body }]),
  );
});

afterAll(async () => {
  await sealer.close();
  await tsa.stop();
  await log.close();
});

async function grown(): Promise<number> {
  await log.write();
  return (await sealer.round(1)).sealed;
}

async function stamped(everyMs = DAY_MS, clock = new Clock()): Promise<number> {
  const stamping = new Stamping({ url: log.work.url, clock, authority: tsa.url, everyMs });
  try {
    return await stamping.round(1);
  } finally {
    await stamping.stop();
  }
}

const sizes = async () =>
  (await log.rows<{ size: string }>('select size from time_stamp order by size')).map(({ size }) =>
    Number(size),
  );

/** As an auditor does it. */
function opensslSays(folder: string, data: number, token: number): number | null {
  const args = ['-data', `${data}.checkpoint`, '-in', `${token}.tsr`, '-CAfile', 'chain.pem'];
  return spawnSync('openssl', ['ts', '-verify', ...args], { cwd: folder }).status;
}

let first: number;
let second: number;

describe('time stamps', () => {
  it('are made once a day, over the newest checkpoint', async () => {
    first = await grown();
    expect(await stamped()).toBe(1);
    await grown();
    expect(await stamped()).toBe(0);
    second = await grown();
    expect(await stamped(1)).toBe(1);
    expect(await stamped(1)).toBe(0);
    expect(await sizes()).toEqual([first, second]);
    const [age] = await log.world.database.tx(1, readStampAge);
    expect(age?.value).toBeLessThan(60);
  });

  it('that are refused, of something else, or by another clock are not kept', async () => {
    await grown();
    for (const how of ['other', 'refuses', 'away'] as const) {
      tsa.behaves(how);
      await expect(stamped(1)).rejects.toThrow(
        how === 'other' ? 'a stamp of something else' : 'without a stamp',
      );
    }
    tsa.behaves('well');
    const clock = new Clock();
    clock.advance(DAY_MS);
    await expect(stamped(1, clock)).rejects.toThrow('differ by a quarter of an hour');
    expect(await sizes()).toEqual([first, second]);
  });

  it('of the end of a closed log are asked for at once', async () => {
    await sealer.sequencer.tx(1, (tx) =>
      closeLog(tx, log.work, { log: 'evidence.example/t1', reason: 'planned' }),
    );
    await sealer.round(1);
    expect(await stamped()).toBe(1);
    const [end] = await log.rows<{ size: string }>('select size from closed_log');
    expect((await sizes()).at(-1)).toBe(Number(end?.size));
  });

  it('date a record by the first that covers it', () => {
    const stamps = [10, 20, 30, 40].map((size) => ({ size, note: '', token: Buffer.alloc(0) }));
    const dated = (...indexes: number[]) => datingStamps(stamps, indexes).map(({ size }) => size);
    expect(dated(3, 9, 10)).toEqual([10, 20, 40]);
    expect(dated(39, 40)).toEqual([40]);
    expect(dated()).toEqual([40]);
    expect(datingStamps([], [1])).toEqual([]);
  });
});

const name = (size: number, what: string) => `earlier/1/tsa/${size}.${what}`;

describe('a bundle with time stamps', () => {
  let files: Files;
  let trust: Buffer;

  beforeAll(async () => {
    const env = { EVIDENCE_TSA_URL: tsa.url, EVIDENCE_TSA_CHAIN: tsa.chainFile };
    const out = path.join(log.root, 'bundle');
    const chain = readChain(readConfig(env));
    await log.world.database.tx(1, (tx) => writeAudit(tx, out, { chain }));
    files = filesIn(out);
    trust = files.get('trust.txt')!;
    writeFiles(new Map([...files].filter(([file]) => file.startsWith('earlier/1/tsa/'))), log.root);
  });

  it('is found right by openssl, and by ours', () => {
    const there = path.join(log.root, 'earlier/1/tsa');
    expect(readFileSync(path.join(there, 'chain.pem'), 'utf8')).toContain('BEGIN CERTIFICATE');
    expect(opensslSays(there, first, first)).toBe(0);
    expect(opensslSays(there, second, second)).toBe(0);
    expect(opensslSays(there, second, first)).toBe(1);
    expect(codeOf(files, { trust })).toBe('OK');
  });

  it('T38: is refused with a stamp of another checkpoint, or of none', () => {
    const codes = [
      tampered(files, (copy) => swap(copy, name(first, 'tsr'), name(second, 'tsr'))),
      tampered(files, (copy) => swap(copy, name(first, 'checkpoint'), name(second, 'checkpoint'))),
      tampered(files, (copy) => copy.delete(name(first, 'tsr'))),
      tampered(files, (copy) => copy.set(name(first, 'tsr'), Buffer.from('30053003020102', 'hex'))),
    ].map((copy) => codeOf(copy, { trust }));
    expect(codes).toEqual(['MIXED', 'CHECKPOINT', 'MISSING', 'PROOF']);
  });

  it('has them in packages too, with the proof that what was stamped is the beginning', async () => {
    await sealer.round(1, true);
    const { database, keys } = log.world;
    const texts = {
      ruleset: async () => ({ content: RULESET, guard: 'the guard' }),
      template: async () => '',
    };
    const found = await database.tx(1, async (tx) => {
      const [person] = await tx.query<{ tag: string }>('select tag from record where n = 1');
      const wanted = { tag: person!.tag, open: [], known: [], texts, chain: 'PEM' };
      const draft = await draftPackage(tx, keys, wanted);
      sealDraft(draft);
      return draft.files;
    });
    const names = [...found.keys()].filter((one) => one.includes('tsa/'));
    expect(names).toContain(`earlier/1/tsa/${first}.tsr`);
    expect(found.get('earlier/1/tsa/chain.pem')?.toString()).toBe('PEM');
    expect(codeOf(found, { trust })).toBe('OK');
    const forged = tampered(found, (copy) => {
      copy.set(`earlier/1/tsa/${first}.tsr`, copy.get(`earlier/1/tsa/${second}.tsr`)!);
      const inner: Files = new Map();
      for (const [file, bytes] of copy)
        if (file.startsWith('earlier/1/')) inner.set(file.slice('earlier/1/'.length), bytes);
      refit(inner);
      copy.set('earlier/1/manifest.json', inner.get('manifest.json')!);
      refit(copy);
    });
    expect(codeOf(forged, { trust })).toBe('MIXED');
  });
});
