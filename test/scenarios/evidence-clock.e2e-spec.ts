/** T27: the clock of the log: how far it was set is told first, and one that jumped stops the log. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { adopt } from '../../src/evidence/log/adoption.js';
import { ClockError } from '../../src/evidence/log/clock-check.js';
import { closeLog } from '../../src/evidence/log/closing.js';
import { confirmClock } from '../../src/evidence/log/confirm-clock.js';
import { isStalled } from '../../src/evidence/log/gate.js';
import { rotate } from '../../src/evidence/log/rotation.js';
import { Sealer } from '../../src/evidence/log/sealer.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import { verifyCommand } from '../../src/evidence/verify/command.js';
import { Clock } from '../../src/platform/clock.js';
import { SealedLog } from '../support/sealing.js';

const HOUR_MS = 3_600_000;

let log: SealedLog;

beforeAll(async () => {
  log = await SealedLog.open();
});

afterAll(() => log.close());

async function adjustments(): Promise<unknown[]> {
  const adjusted = (await log.entries()).filter(({ kind }) => kind === 'clock.adjusted');
  return adjusted.map(({ body }) => body['by_ms']);
}

/** A machine's clock that is set by somebody. */
class AstrayClock extends Clock {
  offHours = 0;

  override reading(databaseTime: Date): number {
    return super.reading(databaseTime) + this.offHours * HOUR_MS;
  }
}

const house = () => ({ keys: log.world.keys, origin: 'evidence.example' });

async function lastKinds(n: number): Promise<string[]> {
  return (await log.entries()).slice(-n).map(({ kind }) => kind);
}

/** As somebody far away judges it who has the trust file. */
async function verified(): Promise<string> {
  const out = path.join(log.root, `bundle-${(await log.newest()).size}`);
  await log.world.database.tx(1, (tx) => writeAudit(tx, out));
  return verifyCommand([out, '--trust', path.join(out, 'trust.txt')]).text;
}

describe('T27: the clock', () => {
  it('set back an hour is told before anything that was recorded by it, forward ten too', async () => {
    const clock = new AstrayClock();
    const sealer = new Sealer(log.workIn('signer', clock));
    await sealer.round(1);
    clock.offHours = -1;
    await log.write(2);
    await sealer.round(1);
    clock.offHours = 10;
    await sealer.round(1);
    await sealer.close();

    const told = await log.entries();
    const back = told.findIndex(({ kind }) => kind === 'clock.adjusted');
    expect(told.slice(back).map(({ kind }) => kind)).toEqual([
      'clock.adjusted',
      'decision',
      // By the clock of now the last ones lie ahead.
      'heartbeat',
      'subject.heads',
      'clock.adjusted',
      'heartbeat',
    ]);
    const [by, forward] = (await adjustments()) as number[];
    expect(Math.abs(by! + HOUR_MS)).toBeLessThan(60_000);
    expect(Math.abs(forward! - 11 * HOUR_MS)).toBeLessThan(5_000);
  });

  it('that jumped stops the log until it is set right, or somebody says that it is', async () => {
    const clock = new AstrayClock();
    const work = log.workIn('signer', clock);
    const sealer = new Sealer(work);
    const stalled = () => log.world.database.tx(1, (tx) => isStalled(tx, 'sealed'));
    const confirmed = (backdated = false) =>
      sealer.sequencer.tx(1, (tx) => confirmClock(tx, house(), backdated));
    await sealer.round(1);
    const { size } = await log.newest();

    clock.offHours = 30;
    await expect(sealer.round(1)).rejects.toThrow('jumped ahead by 30.0 hours');
    expect(await stalled()).toBe(true);
    // Who begins anew did not see it, and is told.
    const next = new Sealer(work);
    await expect(next.round(1)).rejects.toThrow('confirm-clock');
    await next.close();
    clock.offHours = 0;
    await log.write(1);
    expect((await sealer.round(1)).sealed).toBeGreaterThan(size);
    expect(await stalled()).toBe(false);

    clock.offHours = 20;
    await expect(sealer.round(1)).rejects.toThrow(ClockError);
    await confirmed();
    await sealer.round(1);
    expect((await log.entries()).at(-2)).toMatchObject({
      kind: 'clock.adjusted',
      body: { confirmed: true },
    });
    clock.offHours = 0;
    await sealer.round(1);

    clock.offHours = -10;
    await expect(sealer.round(1)).rejects.toThrow('would lie 30.0 hours before');
    await expect(confirmed()).rejects.toThrow(ClockError);
    clock.offHours = 0;
    await sealer.round(1);
    await sealer.close();
    expect(await verified()).toMatch(/^OK log /);
  });

  it('that only ran on is no adjustment, however long nobody looked', async () => {
    const before = (await adjustments()).length;
    const clock = new Clock();
    clock.advance(20 * HOUR_MS);
    const sealer = new Sealer(log.workIn('signer', clock));
    await sealer.round(1);
    await sealer.round(1);
    await sealer.close();

    expect(await adjustments()).toHaveLength(before);
  });
});

it('T27: a clock that was set back is told first by a rotation, an adoption and a closing too', async () => {
  const clock = new AstrayClock();
  const folder = path.join(log.root, 'signer');
  const elsewhere = path.join(log.root, 'adopted');
  const sealer = new Sealer(log.workIn('signer', clock));
  await sealer.round(1);
  clock.offHours = -1;
  await sealer.sequencer.tx(1, (tx) => rotate(tx, house(), folder, 0));
  expect(await lastKinds(2)).toEqual(['clock.adjusted', 'key.rotated']);
  await sealer.round(1);
  cpSync(folder, path.join(log.root, 'kept'), { recursive: true });
  clock.offHours = -2;
  const from = path.join(log.root, 'kept');
  await sealer.sequencer.tx(1, (tx) => adopt(tx, house(), { from, folder: elsewhere }));
  expect(await lastKinds(2)).toEqual(['clock.adjusted', 'config.changed']);
  clock.offHours = -3;
  const wish = { log: 'evidence.example/t1', reason: 'planned' } as const;
  await sealer.sequencer.tx(1, (tx) => closeLog(tx, { ...house(), folder: elsewhere }, wish));
  await sealer.close();

  expect(await lastKinds(4)).toEqual([
    'clock.adjusted',
    'subject.heads',
    'log.closed',
    'log.opened',
  ]);
});
