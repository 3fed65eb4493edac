/**
 * T24, T25, T26: where more than one process and its commits is concerned. W11, the service dies while a vendor tells it
 * something; W13, a database that lost its tail comes up under the signer that signed it.
 */
import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../src/platform/embedded/free-port.js';
import { isNothingDue, leftSoFar, loadCrowd, releaseSome } from '../support/crowd.js';
import { copyOf, emptyDatabase, freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import { untilKilled } from '../support/kill-points.js';
import { violations } from '../support/log-invariants.js';

jest.setTimeout(600_000);

const PEOPLE = 40;
const EACH = 10;

const folder = mkdtempSync(path.join(tmpdir(), 'kill-points-'));
const databases: TestDatabase[] = [];
let engine: Engine;

beforeAll(async () => {
  const database = await freshDatabase();
  databases.push(database);
  engine = await startEngine(database.url, { latencyMs: 12 });
  const first = await engine.start();
  await loadCrowd(first.api, PEOPLE);
  await first.stop();
});

afterAll(async () => {
  await engine.stop();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true });
});

const untilDone = () => until(() => isNothingDue(engine));

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await isSo()); tries++) {
    if (tries === 1_200) throw new Error('it never came');
    await sleep(50);
  }
}

const recordsOf = (sid: string) =>
  engine.rows(`select from record where kind = 'receipt' and convert_from(entry, 'UTF8') like $1`, [
    `%${sid}%`,
  ]);
const storedOf = (sid: string) =>
  engine.rows('select from receipt where vendor_message_id = $1', [sid]);
const heard = ({ log }: Running, what: string) => log.some((line) => line.includes(what));

describe('W11: killed at the commit of a receipt', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)(
    '%s it, the vendor is not answered; told again, it is on record once',
    async (when, kept) => {
      const port = String(await freePort());
      const env = { PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}` };
      const at = `${when} insert into receipt (tenant`;
      await releaseSome(engine, EACH, 'sms');
      const service = await engine.start({ ...env, TEST_KILL_AT: at });
      await untilDone();
      const { sid } = engine.sms.messages.at(-1)!;
      await engine.sms.report(sid, 'delivered');
      await untilKilled(service, at);
      expect([await storedOf(sid), await recordsOf(sid)].map(({ length }) => length)).toEqual([
        kept,
        kept,
      ]);

      const next = await engine.start(env);
      for (let again = 0; again < 2; again++) await engine.sms.report(sid, 'delivered');
      await next.kill();
      const answers = engine.sms.callbacks.filter((one) => one.sid === sid);
      expect(answers.map(({ answer }) => answer)).toEqual([undefined, 200, 200]);
      expect([await storedOf(sid), await recordsOf(sid)].map(({ length }) => length)).toEqual([
        1, 1,
      ]);
      expect(await violations(engine)).toEqual([]);
    },
  );
});

describe('W13: a database that lost its tail', () => {
  let behind: TestDatabase;
  let left: number;
  beforeAll(async () => {
    await releaseSome(engine, EACH, 'email');
    behind = await copyOf(databases[0]!);
    databases.push(behind);
    const service = await engine.start();
    await untilDone();
    await service.stop();
    left = leftSoFar(engine);
  });

  it('is not signed by the signer that remembers more, and nothing leaves', async () => {
    const fallen = await engine.start({ DATABASE_URL: behind.url });
    await until(() => heard(fallen, 'it was set back'));
    // What is due in it has left: another database said so, whose tail is lost.
    await sleep(8_000);
    await fallen.stop();

    expect(leftSoFar(engine)).toBe(left);
    // Else nothing was there to leave twice.
    expect(engine.mail.mails.length).toBeGreaterThan(0);
    const audit = ['evidence', 'audit', '--out', path.join(folder, 'refused')];
    await expect(engine.command(audit, { DATABASE_URL: behind.url })).rejects.toThrow('set back');
  });

  it('goes on by a backup and a restore, whose log names the key that was retired', async () => {
    const there = await emptyDatabase();
    databases.push(there);
    const file = path.join(folder, 'behind.zip');
    await engine.command(['backup', file], { DATABASE_URL: behind.url });
    const restored = { DATABASE_URL: there.url };
    await engine.command(['restore', file], restored);
    const out = path.join(folder, 'after');
    await engine.command(['evidence', 'audit', '--out', out], restored);
    const verify = ['evidence', 'verify', out, '--trust', path.join(out, 'trust.txt')];

    expect(await engine.command(verify)).toMatch(/^OK log/m);
    expect(leftSoFar(engine)).toBe(left);
  });
});
