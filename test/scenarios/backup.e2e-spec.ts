/**
 * A service is backed up while it works, goes on for a while and is lost. What was sent in between is in no
 * database any more; restored elsewhere, the service sends none of it again.
 */
import { jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Restoration } from '../../src/backup/restore.js';
import { apiAt } from '../../src/demo/service-process.js';
import { loadCrowd } from '../support/crowd.js';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/database.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';

jest.setTimeout(300_000);

const PEOPLE = 60;
/** Due while the first service works: both contacts of these. The others are due the day after. */
const EARLY = 45;
const NEXT_DAY = '2026-03-11T13:06:00Z';

let folder: string;
let old: TestDatabase;
let fresh: TestDatabase;
let engine: Engine;
let restored: pg.Pool;
let result: Restoration;
let beforeLoss: Row[];
let afterRestore: Row[];
let inTheEnd: Row[];
/** Messages at the doubles when the old service was gone. */
let leftBefore: number;

type Row = { name: string; status: string; slot: string | null; sent_at: Date | null };

const STATES = `select c.external_id as name, s.status, s.slot, s.sent_at from contact_state s
  join contact c on c.tenant = s.tenant and c.id = s.contact_id order by 1`;

const byName = (rows: readonly Row[]) => new Map(rows.map((row) => [row.name, row]));

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
  old = await freshDatabase();
  fresh = await emptyDatabase();
  engine = await startEngine(old.url, { latencyMs: 25 });
  restored = new pg.Pool({ connectionString: fresh.url, max: 2 });
  restored.on('error', () => {});
  await workUntilLost();
  const there = { DATABASE_URL: fresh.url, EVIDENCE_SIGNER_DIR: path.join(folder, 'new') };
  result = JSON.parse(await engine.command(['restore', backupFile()], there)) as Restoration;
  afterRestore = (await restored.query<Row>(STATES)).rows;
  const service = await engine.start({ ...there, TEST_CLOCK_AT: NEXT_DAY });
  await resume(service);
  await untilRestored(
    "status in ('scheduled', 'queued', 'permitted', 'sending') or rules = '{PAUSE}'",
  );
  await service.stop();
  inTheEnd = (await restored.query<Row>(STATES)).rows;
});

afterAll(async () => {
  await engine.stop();
  await restored.end();
  await old.drop();
  await fresh.drop();
  rmSync(folder, { recursive: true, force: true });
});

const backupFile = () => path.join(folder, 'backup.zip');

async function workUntilLost(): Promise<void> {
  const service = await engine.start({ SLICE_MAX: '8' });
  await loadCrowd(service.api, PEOPLE);
  await engine.rows(
    `update contact_state s set due_at = $1::timestamptz + random() * interval '40 seconds'
       from contact c where c.id = s.contact_id and split_part(c.external_id, '-', 3)::int < $2`,
    [new Date(engine.now()).toISOString(), EARLY],
  );
  await engine.command(['evidence', 'audit', '--out', path.join(folder, 'before')]);
  await untilSent(10);
  await engine.command(['user', 'add', 'ops', '--role', 'admin', '--invite']);
  await engine.rows(`insert into session (tenant, id, user_id, hash, seen_from, created_at, seen_at, ends_at)
    select tenant, id, id, '\\x00', '\\x00', now(), now(), now() + interval '12 hours' from app_user where login = 'ops'`);
  await engine.command(['backup', backupFile()]);
  await untilSent((await sentSoFar()) + 10);
  await service.kill();
  beforeLoss = await engine.rows<Row>(STATES);
  leftBefore = messages().length;
}

const sentSoFar = async () =>
  (await engine.rows(`select from contact_state where status = 'sent'`)).length;

async function untilSent(count: number): Promise<void> {
  while ((await sentSoFar()) < count) await sleep(20);
}

async function untilRestored(waiting: string): Promise<void> {
  const sql = `select from contact_state where ${waiting} limit 1`;
  while ((await restored.query(sql)).rows.length > 0) await sleep(100);
}

/** Until two persons have resumed, nothing leaves. */
async function resume({ api }: Running): Promise<void> {
  await untilRestored("status in ('scheduled', 'queued')");
  expect(messages()).toHaveLength(leftBefore);
  const { data } = await api.get('/v1/pauses?status=active');
  const [{ id } = { id: '' }] = data as { id: string }[];
  await api.post(`/v1/pauses/${id}/resume`, { reason: 'everything was entered' });
  await apiAt(api.url, engine.secondKey).post(`/v1/pauses/${id}/resume/approve`, {});
}

const messages = () => [
  ...engine.sms.messages.map(({ to }) => `sms ${to}`),
  ...engine.mail.mails.flatMap(({ to }) => to),
];

it('was taken in the midst of work, and some of it left afterwards', () => {
  const then = byName(afterRestore);
  const sentSince = beforeLoss.filter(
    ({ name, status }) => status === 'sent' && then.get(name)?.status !== 'sent',
  );
  expect(sentSince.length).toBeGreaterThan(0);
});

it('sends nothing twice', () => {
  const sent = messages();
  expect(sent).toHaveLength(new Set(sent).size);
});

it('calls unknown, and counts, what may have left since: nothing that left is still to come', () => {
  const toCome = new Set(
    afterRestore.filter(({ status }) => status === 'scheduled').map(({ name }) => name),
  );
  const left = beforeLoss.filter(({ status }) => status === 'sent' || status === 'sending');
  expect(left.filter(({ name }) => toCome.has(name))).toEqual([]);

  const unknown = afterRestore.filter(({ status }) => status === 'unknown');
  expect(unknown).toHaveLength(result.tenants[0]?.unknown ?? 0);
  expect(unknown.filter(({ slot }) => slot !== 'settled')).toEqual([]);
  expect(new Set(afterRestore.map(({ status }) => status))).toEqual(
    new Set(['sent', 'unknown', 'scheduled']),
  );
});

it('goes on where the old one had not been: nothing is lost', () => {
  const end = byName(inTheEnd);
  const toCome = afterRestore.filter(({ status }) => status === 'scheduled');
  expect(toCome.length).toBeGreaterThanOrEqual((PEOPLE - EARLY) * 2);
  expect(new Set(toCome.map(({ name }) => end.get(name)?.status))).toEqual(new Set(['sent']));
  expect(inTheEnd).toHaveLength(PEOPLE * 2);
});

it('continues the log under a new key that the log itself names, and an audit passes', async () => {
  const there = {
    DATABASE_URL: fresh.url,
    EVIDENCE_SIGNER_DIR: path.join(folder, 'new'),
    TEST_CLOCK_AT: NEXT_DAY,
  };
  const out = path.join(folder, 'after');
  await engine.command(['evidence', 'audit', '--out', out], there);
  const [first = '', second = ''] = readFileSync(path.join(out, 'vkeys.txt'), 'utf8').split('\n');
  const { rows } = await restored.query<{ entry: string }>(
    `select convert_from(entry, 'UTF8') as entry from record where kind = 'key.rotated'`,
  );
  expect(rows.map(({ entry }) => (JSON.parse(entry) as { body: object }).body)).toEqual([
    {
      keys: [first, second],
      last: result.tenants[0]?.log?.size,
      reason: 'restored from a backup',
    },
  ]);
  expect(readFileSync(path.join(folder, 'before/vkeys.txt'), 'utf8')).toBe(`${first}\n`);
  const since = ['--since', path.join(folder, 'before/log/checkpoint')];
  const verify = ['evidence', 'verify', out, '--trust', path.join(out, 'trust.txt'), ...since];
  expect(await engine.command(verify)).toMatch(/^OK/m);
});

it('lets nobody go on who was signed in, and nobody in by an old invitation', async () => {
  const { rows } = await restored.query(
    'select s.ended_by, i.ended_at is not null as is_over from session s join invitation i using (user_id)',
  );
  expect(rows).toEqual([{ ended_by: 'restore', is_over: true }]);
});
