/**
 * T24: the service dies at each boundary between two writes, once before the commit and once after it, and goes on.
 * Then its log is exported, and every damage to that export is found (T01–T04, T16–T20).
 */
import { jest } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  crowdContact,
  loadCrowd,
  loadPeople,
  releaseSome,
  untilNothingWaits,
} from '../support/crowd.js';
import { logDamage, packageDamage } from '../support/damage.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import { codeOf, filesIn } from '../support/files.js';
import { openEnds, violations } from '../support/log-invariants.js';
import { bothSides, outcomeOf, untilKilled } from '../support/kill-points.js';
import { tampered } from '../support/tampering.js';

jest.setTimeout(900_000);

const PEOPLE = 300;
/** Have no contact yet: they get one, and some are erased. */
const OTHERS = 8;
const EACH = 24;

/** A statement of the transaction at whose commit the process dies. */
const SERVICE = {
  'a slice is claimed': 'from cut where s.tenant',
  'W0 W1, a decision': 'decision_id = r.decision_id',
  'W3 W4, records get their places': 'insert into log (tenant, idx',
  'W5, a checkpoint': 'insert into checkpoint',
  'W8 W9, an attempt': "set status = 'sending', lease_until",
  'what nobody knows': "error_code = 'no_clear_answer'",
  'W10, an outcome': 'failed_vendors = string_to_array',
} as const;
const COMMANDS = {
  'an epoch of keys begins': 'insert into kek_epoch',
  'persons move into it': 'set dek = w.dek',
  'the epoch before is struck off': 'delete from kek_epoch',
} as const;

const folder = mkdtempSync(path.join(tmpdir(), 'kill-points-'));
const ENV = { DUNWELL_KEK_DIR: path.join(folder, 'kek'), VENDOR_TIMEOUT_MS: '5000' };
let database: TestDatabase;
let engine: Engine;

beforeAll(async () => {
  database = await freshDatabase();
  engine = await startEngine(database.url, { latencyMs: 12 });
  const first = await engine.start(ENV);
  await loadCrowd(first.api, PEOPLE);
  await loadPeople(first.api, OTHERS, 'crowd', PEOPLE);
  await first.stop();
});

afterAll(async () => {
  await engine.stop();
  await database.drop();
  rmSync(folder, { recursive: true });
});

/** Undefined: it was killed before it could greet. */
async function started(at: string): Promise<Running | undefined> {
  return engine.start({ ...ENV, TEST_KILL_AT: at }).catch((error: Error) => {
    if (error.message.includes('did not start (SIGKILL)')) return undefined;
    throw error;
  });
}

describe('killed at a commit', () => {
  it.each(bothSides(SERVICE))('$when $name: every invariant holds', async ({ at }) => {
    await releaseSome(engine, EACH);
    await untilKilled(await started(at), at);

    expect(await violations(engine)).toEqual([]);
  });

  it.each(['before', 'after'])(
    'W1, %s contacts are accepted: posted again, each is there once',
    async (when) => {
      const at = `${when} insert into contact (tenant`;
      const service = await started(at);
      const offset = when === 'before' ? 0 : OTHERS / 2;
      const contacts = Array.from({ length: OTHERS / 2 }, (_, i) =>
        // For tomorrow: one that were being sent would put an erasure off.
        crowdContact('crowd', PEOPLE + offset + i, 'email', { not_before: '2026-03-11T13:05:00Z' }),
      );
      const post = (to: Running | undefined) =>
        to!.api.bulk('/v1/contacts/bulk', 'contacts', contacts);
      expect(await outcomeOf(post(service))).toBe('killed');
      await untilKilled(service, at);
      const next = await engine.start(ENV);
      await post(next);
      await next.kill();

      const [row] = await engine.rows<{ n: number }>(
        `select count(*)::int as n from contact where external_id = any($1)`,
        [contacts.map(({ external_id }) => external_id)],
      );
      expect(row?.n).toBe(contacts.length);
      expect(await violations(engine)).toEqual([]);
    },
  );

  it.each(bothSides(COMMANDS))(
    '$when $name: another goes on, and everybody is read',
    async ({ at }) => {
      await engine.command(['kek', 'begin'], ENV);
      expect(await outcomeOf(engine.command(['kek', 'begin'], { ...ENV, TEST_KILL_AT: at }))).toBe(
        'killed',
      );
      const said = await engine.command(['kek', 'begin'], ENV);

      expect(JSON.parse(said)).toMatchObject({ destroyed: expect.any(Number) });
      const epochs = await engine.rows('select from kek_epoch');
      expect(epochs).toHaveLength(2);
      // Opens what is sealed for everybody who was decided about.
      const replayed = JSON.parse(
        (await engine.command(['replay'], ENV)).trim().split('\n').at(-1)!,
      );
      expect(replayed).toMatchObject({ different: 0, same: replayed.decisions });
    },
  );

  it.each(['before', 'after'])('W12, %s a person is erased: it is done once', async (when) => {
    const party = `crowd-p${when === 'before' ? PEOPLE + OTHERS - 1 : PEOPLE + OTHERS - 2}`;
    await engine.rows(
      `update contact_state set status = 'canceled' where status = 'scheduled' and party_id = (select id from party where external_id = $1)`,
      [party],
    );
    const why = ['--basis', 'data_subject', '--reason', 'A letter.', '--as', 'engine'];
    const asked = JSON.parse(await engine.command(['erase', '--party', party, ...why], ENV));
    const approve = ['erase', '--approve', asked.id, '--as', 'engine-approver'];
    const at = `${when} delete from person_key`;
    expect(await outcomeOf(engine.command(approve, { ...ENV, TEST_KILL_AT: at }))).toBe('killed');
    const service = await engine.start(ENV);
    const done = async () =>
      JSON.parse(await engine.command(['erase', '--show', asked.id], ENV)).status === 'done';
    for (let tries = 0; tries < 240 && !(await done()); tries++) await sleep(500);
    await service.kill();

    expect(await done()).toBe(true);
    const last = await engine.rows(
      `select from record where kind = 'erasure.done' and convert_from(entry, 'UTF8')::jsonb->'body'->>'erasure' = $1`,
      [asked.id],
    );
    expect(last).toHaveLength(1);
    expect(await violations(engine)).toEqual([]);
  });
});

describe('what is exported after all that', () => {
  const bundle = path.join(folder, 'bundle');

  it('has everything in it, and every damage to it is found', async () => {
    const last = await engine.start(ENV);
    await engine.rows(`update contact_state set due_at = $1 where status = 'scheduled'`, [
      new Date(engine.now()).toISOString(),
    ]);
    await untilNothingWaits(engine);
    for (let tries = 0; tries < 600 && (await openEnds(engine)).length > 0; tries++)
      await sleep(100);
    expect(await openEnds(engine)).toEqual([]);
    await last.stop();
    expect(await violations(engine)).toEqual([]);

    const packages = ['all', ''].map((open, i) => ({ open, party: `crowd-p${i}` }));
    for (const { open, party } of packages) {
      const out = path.join(folder, party);
      const order = ['--party', party, '--open', open, '--out', out];
      await engine.command(['evidence', 'export', ...order], ENV);
    }
    await engine.command(['evidence', 'audit', '--out', bundle], ENV);
    for (const [i, { party }] of packages.entries())
      cpSync(path.join(folder, party), path.join(bundle, `pkg-${i}`), { recursive: true });
    const files = filesIn(bundle);
    const trust = files.get('trust.txt')!;
    expect(codeOf(files, { trust })).toBe('OK');
    const damage = [
      ...logDamage(files),
      ...['pkg-0', 'pkg-1'].flatMap((name) => packageDamage(files, name)),
    ];
    const misjudged = damage.flatMap(({ name, codes, change }) => {
      const code = codeOf(tampered(files, change), { trust });
      return codes.includes(code) ? [] : [`${name}: ${code}, not ${codes.join(' or ')}`];
    });
    expect(damage.length).toBeGreaterThan(300);
    expect(misjudged).toEqual([]);
  });
});
