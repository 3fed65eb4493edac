/** A log is closed for good, another follows it, and whoever checks is led from one to the other. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { catchUp } from '../../src/evidence/log/catch-up.js';
import { closeLog } from '../../src/evidence/log/closing.js';
import { fileOf } from '../../src/evidence/log/key-store.js';
import { Sealer } from '../../src/evidence/log/sealer.js';
import { checkStoredLog } from '../../src/evidence/log/stored-log.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { logKeysOf } from '../../src/evidence/pack/keys.js';
import { codeOf, filesIn, type Files } from '../support/files.js';
import { SealedLog } from '../support/sealing.js';
import { drop, tampered } from '../support/tampering.js';

const FIRST = 'evidence.example/t1';
const SECOND = 'evidence.example/t1-2';
const REASON = 'planned' as const;

let log: SealedLog;
let sealer: Sealer;

beforeAll(async () => {
  log = await SealedLog.open(8);
  sealer = new Sealer(log.work);
  await log.write();
  await sealer.round(1);
});

afterAll(async () => {
  await sealer.close();
  await log.close();
});

const close = (name: string) =>
  sealer.sequencer.tx(1, (tx) => closeLog(tx, log.work, { log: name, reason: REASON }));

async function bundle(name: string): Promise<Files> {
  const out = path.join(log.root, name);
  await log.world.database.tx(1, (tx) => writeAudit(tx, out));
  return filesIn(out);
}

/** Kinds and logs of all records, in their places. */
async function told(): Promise<{ kind: string; log: string; n?: number }[]> {
  const all = (await log.entries()) as unknown as {
    kind: string;
    log: string;
    subj: { n: number } | null;
  }[];
  return all.map(({ kind, log: name, subj }) => ({
    kind,
    log: name,
    ...(subj === null ? {} : { n: subj.n }),
  }));
}

let before: Files;

describe('closing a log', () => {
  it('killed in the middle has done nothing', async () => {
    before = await bundle('before');
    const places = (await log.entries()).length;
    const killed = sealer.sequencer.tx(1, async (tx) => {
      await closeLog(tx, log.work, { log: FIRST, reason: REASON });
      throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');

    expect(await log.entries()).toHaveLength(places);
    expect(await log.rows('select from closed_log')).toEqual([]);
    await log.write();
    expect((await sealer.round(1)).signs).toBe(true);
  });

  it('is refused where the key of the log does not lie', async () => {
    const elsewhere = { ...log.work, folder: path.join(log.root, 'elsewhere') };
    const asked = sealer.sequencer.tx(1, (tx) =>
      closeLog(tx, elsewhere, { log: FIRST, reason: REASON }),
    );
    await expect(asked).rejects.toThrow('close the log where it lies');
  });

  it('waits for who writes, lets nobody write after, and is done once when asked twice', async () => {
    const writing = Array.from({ length: 8 }, async (_, person) => {
      for (let i = 0; i < 25; i++) await log.write(person);
    });
    await log.write(0);
    const [one, two] = await Promise.all([close(FIRST), closeElsewhere()]);
    await Promise.all(writing);
    expect(two).toEqual(one);
    expect(one).toMatchObject({ log: FIRST, next: SECOND });

    const all = await told();
    expect(await log.rows('select * from pending')).not.toEqual([]);
    const end = all.findIndex(({ kind }) => kind === 'log.closed');
    expect(end).toBe(one.size - 1);
    expect(all.slice(0, end + 1).every(({ log: name }) => name === FIRST)).toBe(true);
    expect(all[end - 1]?.kind).toBe('subject.heads');
    expect(all[end + 1]).toEqual({ kind: 'log.opened', log: SECOND });
  });

  it('leaves its end to be signed first, by whoever comes, after a crash too', async () => {
    expect((await log.newest()).size).toBeLessThan((await log.entries()).length);
    // Everything that was written is in one of the two, once.
    await catchUp(log.work, 1);
    const all = await told();
    const written = all.filter(({ kind }) => kind === 'decision');
    expect(written).toHaveLength(203);
    const second = written.filter(({ log: name }) => name === SECOND);
    expect(second.length).toBeGreaterThan(0);
    // Numbered from 1 in each log.
    expect(second[0]?.n).toBe(1);

    const notes = await log.rows<{ size: string; note: string }>(
      'select size, note from checkpoint order by size',
    );
    const [closed] = await log.rows<{ size: string }>('select size from closed_log');
    const last = notes.findLast(({ note }) => note.startsWith(`${FIRST}\n`));
    expect(last?.size).toBe(closed?.size);
    expect(notes.at(-1)?.note.startsWith(`${SECOND}\n`)).toBe(true);
    await log.world.database.tx(1, checkStoredLog);
  });

  it('caps its key at its end, and asked again changes nothing', async () => {
    const again = await close(FIRST);
    const keys = await log.world.database.tx(1, logKeysOf);
    expect(keys).toEqual([
      { vkey: expect.stringContaining(`${FIRST}+`) as unknown, first: 0, last: again.size },
      { vkey: expect.stringContaining(`${SECOND}+`) as unknown, first: 0, last: null },
    ]);
    expect(existsSync(fileOf(log.work.folder, keys[1]!.vkey, 'key'))).toBe(true);
    await expect(close('evidence.example/t2')).rejects.toThrow('is no log of this tenant');
  });
});

/** A second operator, on a connection of their own. */
async function closeElsewhere() {
  const other = new Sealer(log.work);
  try {
    return await other.sequencer.tx(1, (tx) =>
      closeLog(tx, log.work, { log: FIRST, reason: REASON }),
    );
  } finally {
    await other.close();
  }
}

describe('a bundle of two logs', () => {
  let files: Files;
  let trust: Buffer;
  beforeAll(async () => {
    files = await bundle('after');
    trust = files.get('trust.txt')!;
  });

  it('is found right as a whole, also by who kept a checkpoint of the closed one', () => {
    expect(codeOf(files, { trust })).toBe('OK');
    expect(codeOf(files, { trust, since: before.get('log/checkpoint')! })).toBe('OK');
  });

  it('is refused if the closed log is missing, or is not the one that was followed', async () => {
    const without = tampered(files, (copy) => drop(copy, 'earlier/1/'));
    expect(codeOf(without, { trust })).toBe('MISSING');
    const early = tampered(files, (copy) => {
      drop(copy, 'earlier/1/');
      for (const [name, bytes] of before) copy.set(`earlier/1/${name}`, bytes);
    });
    expect(codeOf(early, { trust })).toBe('STALE');
    expect(codeOf(early, { trust, since: before.get('log/checkpoint')! })).toBe('STALE');

    const other = await SealedLog.open(1);
    try {
      await foreign(other, files, trust);
    } finally {
      await other.close();
    }
  });
});

/** Another house whose logs are called alike: its second log does not follow our first. */
async function foreign(other: SealedLog, files: Files, trust: Buffer): Promise<void> {
  const theirs = new Sealer(other.work);
  await other.write();
  await theirs.round(1);
  await theirs.sequencer.tx(1, (tx) => closeLog(tx, other.work, { log: FIRST, reason: REASON }));
  await theirs.close();
  await catchUp(other.work, 1);
  const out = path.join(other.root, 'bundle');
  await other.world.database.tx(1, (tx) => writeAudit(tx, out));
  const foreignFiles = filesIn(out);
  const both = Buffer.concat([trust, foreignFiles.get('trust.txt')!]);
  const mixed = tampered(foreignFiles, (copy) => {
    drop(copy, 'earlier/1/');
    for (const [name, bytes] of files) if (name.startsWith('earlier/1/')) copy.set(name, bytes);
  });
  expect(codeOf(files, { trust: both })).toBe('OK');
  expect(codeOf(mixed, { trust: both })).toBe('FORK');
}
