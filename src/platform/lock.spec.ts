import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isAlive, withLock } from './lock.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'dunwell lock-'));
const lock = path.join(folder, 'the.lock');

afterAll(() => rmSync(folder, { recursive: true }));

/** The identity of a process that has ended. */
async function someoneDead(): Promise<string> {
  const child = spawn('sleep', ['10']);
  const identity = identify(child.pid!)!;
  child.kill('SIGKILL');
  await once(child, 'exit');
  return identity;
}

describe('identify', () => {
  it('tells a living process from a later one with its number', () => {
    const mine = identify(process.pid)!;

    expect(isAlive(mine)).toBe(true);
    expect(isAlive(`${process.pid} 1`)).toBe(false);
  });

  it.each([0, -1, Number.NaN, 2_147_483_647])('finds nobody under %d', (pid) => {
    expect(identify(pid)).toBeUndefined();
  });

  it('finds nobody once the process has ended', async () => {
    expect(isAlive(await someoneDead())).toBe(false);
  });
});

describe('withLock', () => {
  it('lets one in at a time and answers what the work answered', async () => {
    let inside = 0;
    let insideMax = 0;
    const work = async (n: number) => {
      insideMax = Math.max(insideMax, ++inside);
      await sleep(20);
      inside--;
      return n;
    };

    const answers = await Promise.all([1, 2, 3].map((n) => withLock(lock, () => work(n))));

    expect(answers).toEqual([1, 2, 3]);
    expect(insideMax).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('opens again after work that failed', async () => {
    await expect(withLock(lock, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );

    expect(existsSync(lock)).toBe(false);
  });

  it('takes over from a dead owner, even from one who died while clearing another', async () => {
    writeFileSync(lock, await someoneDead());
    writeFileSync(`${lock}.breaking`, await someoneDead());

    await expect(withLock(lock, async () => 'mine')).resolves.toBe('mine');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('says once whom it waits for', async () => {
    const heard: number[] = [];
    const slow = withLock(lock, () => sleep(900));

    await withLock(
      lock,
      async () => {},
      (pid) => heard.push(pid),
    );
    await slow;

    expect(heard).toEqual([process.pid]);
  });
});
