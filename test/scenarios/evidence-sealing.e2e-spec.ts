/** The log is sealed while it is written: by whom, and when it stops instead. */
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { catchUp, sealedHeads } from '../../src/evidence/log/catch-up.js';
import { headLines, lineOf } from '../../src/evidence/log/heads.js';
import { fileOf } from '../../src/evidence/log/key-store.js';
import { recall, remember } from '../../src/evidence/log/memory.js';
import { Sealer } from '../../src/evidence/log/sealer.js';
import { Stack } from '../../src/evidence/tree/stack.js';
import { Clock } from '../../src/platform/clock.js';
import { SealedLog } from '../support/sealing.js';

const HOUR_MS = 3_600_000;

let log: SealedLog;

beforeAll(async () => {
  log = await SealedLog.open();
});

afterAll(() => log.close());

describe('a running sealer', () => {
  it('seals what is recorded, and each record names what was sealed before it', async () => {
    const before = await log.sealed(log.work, async () => {
      await log.write();
      await log.untilSealed(3); // log.opened, the record, a heartbeat
      await sleep(250); // a writer asks again after 0.2 s
      const last = await log.newest();
      await log.write(1);
      await log.untilSealed(last.size + 1);
      return last;
    });

    const all = await log.entries();
    expect(all.map(({ kind }) => kind)).toEqual([
      'log.opened',
      'decision',
      'heartbeat',
      'decision',
    ]);
    expect(all[3]?.seen).toEqual({ size: before.size, root: before.root.toString('hex') });
    expect(all[2]?.body).toEqual({ database_ahead_ms: expect.any(Number) as unknown });
    expect(await log.rows('select from pending')).toEqual([]);
  });

  it('writes nothing while nothing happens', async () => {
    const state = 'select xmin, * from log_state';
    const before = await log.rows(state);
    await log.sealed(log.work, () => sleep(700));

    expect(await log.rows(state)).toEqual(before);
  });
});

describe('subject.heads', () => {
  it('is what the records say, persons without a key and records that wait included', async () => {
    const clock = new Clock();
    clock.advance(20 * HOUR_MS);
    const sealer = new Sealer(log.workIn('signer', clock));
    for (const index of [0, 1, 2, 3]) await log.write(index);
    await sealer.round(1);
    await log.write(0);
    await log.write(4);
    await log.world.owner.query('delete from person_key where party_id = $1', [log.people[1]]);

    const expected = await log.rows<{ tag: string; n: number; leaf: Buffer }>(
      `select distinct on (tag) tag, n, leaf from record r join log l on l.record_id = r.id
        where tag is not null order by tag, n desc`.replace('n, leaf', 'n, r.leaf'),
    );
    const lines = await sealer.sequencer.tx(1, headLines);
    expect(lines.map(lineOf)).toEqual(expected.map(lineOf).toSorted());
    expect(lines).toHaveLength(4);
    await sealer.close();
  });

  it('is written and sealed for whoever asks, by the sealer that runs', async () => {
    const clock = new Clock();
    clock.advance(20 * HOUR_MS);
    const size = await log.sealed(log.workIn('signer', clock), async () => {
      await log.write(2);
      return sealedHeads(log.world.database, 1, 5_000);
    });

    const all = await log.entries();
    const heads = all.slice(0, size).findLastIndex(({ kind }) => kind === 'subject.heads');
    expect(all[heads]?.body).toMatchObject({ upto: heads });
    expect(all.slice(heads).filter(({ kind }) => kind === 'decision')).toEqual([]);
  });

  it('is not promised while nobody seals', async () => {
    await expect(sealedHeads(log.world.database, 1, 100)).rejects.toThrow(
      'nobody has sealed the log',
    );
  });
});

describe('T28: a second signer', () => {
  it('without the key stands by: it gives out places and signs nothing', async () => {
    await catchUp(log.work, 1);
    const before = await log.newest();
    await log.write();
    const sealer = new Sealer(log.workIn('elsewhere'));
    const rounded = await sealer.round(1);
    await sealer.close();

    expect(rounded).toEqual({ taken: 1, signs: false, sealed: before.size });
    expect(await log.newest()).toEqual(before);
  });

  it('with a copy of key and memory refuses once the first has signed on', async () => {
    const opened = await log.vkey();
    mkdirSync(path.join(log.root, 'copy'));
    for (const what of ['key', 'signed'] as const)
      copyFileSync(
        fileOf(log.work.folder, opened, what),
        fileOf(path.join(log.root, 'copy'), opened, what),
      );
    await catchUp(log.work, 1);
    await log.write();

    await expect(catchUp(log.workIn('copy'), 1)).rejects.toThrow('its memory is an old copy');
    await catchUp(log.work, 1);
  });
});

describe('the memory of a signer', () => {
  it('stays small, and forgets nothing that matters', () => {
    const file = path.join(log.root, 'memory');
    const stack = new Stack();
    for (let i = 0; i < 200; i++) stack.append(Buffer.alloc(32, i));
    remember(file, stack);
    appendFileSync(file, readFileSync(file, 'utf8').repeat(6_000));
    expect(statSync(file).size).toBeGreaterThan(1_048_576);
    stack.append(Buffer.alloc(32, 7));
    remember(file, stack);

    expect(statSync(file).size).toBeLessThan(1_000);
    expect(recall(file).root()).toEqual(stack.root());
    appendFileSync(file, '12 torn');
    expect(recall(file).size).toBe(201);
    expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
  });
});
