/**
 * T24, W6 and W7: the process that seals dies when a witness has signed, before that is kept and after it. Nothing leaves on
 * the strength of what is not on record, and whoever comes next has the witness's word again without a second history.
 */
import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isNothingDue, leftSoFar, loadCrowd, releaseSome } from '../support/crowd.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine } from '../support/engine.js';
import { untilKilled } from '../support/kill-points.js';
import { violations } from '../support/log-invariants.js';
import { patiently } from '../support/patiently.js';
import { startWitness, type WitnessDouble } from '../support/witness.js';

jest.setTimeout(600_000);

const PEOPLE = 20;
const EACH = 5;

const folder = mkdtempSync(path.join(tmpdir(), 'kill-points-'));
let database: TestDatabase;
let engine: Engine;
let witness: WitnessDouble;
let env: Record<string, string>;

beforeAll(async () => {
  database = await freshDatabase();
  engine = await startEngine(database.url);
  const first = await engine.start();
  await loadCrowd(first.api, PEOPLE);
  const vkey = await keyOfLog();
  await first.stop();
  witness = await startWitness('w1.example', () => engine.now());
  witness.knows(vkey);
  const file = path.join(folder, 'witnesses');
  writeFileSync(file, `witness w1 ${witness.vkey} ${witness.url}\nquorum w1\n`);
  env = { EVIDENCE_WITNESSES: file, EVIDENCE_GATE: 'witnessed' };
});
afterAll(async () => {
  await engine.stop();
  await witness.stop();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** The log is opened by a process of its own, a moment after the service is ready. */
const keyOfLog = () =>
  patiently(async () => {
    const [log] = await engine.rows<{ vkey: string }>('select vkey from log_state');
    if (log === undefined) throw new Error('the log was not opened');
    return log.vkey;
  });

async function untilNothingIsDue(): Promise<void> {
  for (let tries = 0; !(await isNothingDue(engine)); tries++) {
    if (tries === 1_200) throw new Error('something waits for ever');
    await sleep(100);
  }
}

/** Attempts that began under a decision which not enough witnesses had signed. */
const tooEarly = () =>
  engine.rows(
    `select from record a join log l on l.record_id = (convert_from(a.entry, 'UTF8')::jsonb->'body'->>'decision')::uuid
      where a.kind = 'send.attempt' and l.idx >= (select coalesce(max(size), 0) from witnessed)`,
  );
/** What left, and what was about to leave when its process died: that is unknown, and is not sent again. */
const begun = async () =>
  leftSoFar(engine) +
  (await engine.rows(`select from contact_state where status = 'unknown'`)).length;
const kept = async () => (await engine.rows('select from cosignature')).length;

it.each([
  ['W6', 'before', 0],
  ['W7', 'after', 1],
] as const)(
  '%s: killed %s it is kept, it is asked for again and nothing left early',
  async (_, when, more) => {
    const at = `${when} insert into cosignature (tenant`;
    const before = {
      begun: await begun(),
      kept: await kept(),
      asked: witness.asked.length,
    };
    await releaseSome(engine, EACH);
    await untilKilled(await engine.start({ ...env, TEST_KILL_AT: at }), at);
    expect(witness.asked.slice(before.asked).map(({ status }) => status)).toContain(200);
    expect(await kept()).toBe(before.kept + more);
    expect(await tooEarly()).toEqual([]);

    const next = await engine.start(env);
    await untilNothingIsDue();
    await patiently(async () => expect(await kept()).toBeGreaterThan(before.kept + more));
    await next.stop();
    expect(await begun()).toBeGreaterThanOrEqual(before.begun + EACH);
    expect(await violations(engine)).toEqual([]);
  },
);

it('what is handed out afterwards has the word of the witness', async () => {
  const out = path.join(folder, 'bundle');
  await engine.command(['evidence', 'audit', '--out', out], env);
  const trust = path.join(out, 'trust.txt');
  expect(readFileSync(trust, 'utf8')).toMatch(/^quorum w1$/m);
  expect(await engine.command(['evidence', 'verify', out, '--trust', trust])).toMatch(/^OK log/m);
});
