/**
 * T23, T24: PostgreSQL and then the service with its sealer are killed five times each, in the midst of sealing and
 * sending. Afterwards every invariant of the log holds: no decision without a record, each in one place, no fork.
 */
import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { leafHash } from '../../src/evidence/leaf.js';
import { readCheckpoint } from '../../src/evidence/note/checkpoint.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { Stack } from '../../src/evidence/tree/stack.js';
import { freePort } from '../../src/platform/embedded/free-port.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../src/platform/embedded/server.js';
import { loadCrowd, releaseWithin, untilNothingWaits } from '../support/crowd.js';
import { startEngine, type Engine, type Running } from '../support/engine.js';
import { ledgerOf } from '../support/ledger.js';
import { removeRoot, temporaryRoot } from '../support/postgres-holder.js';

jest.setTimeout(900_000);

const PEOPLE = 600;
const KILLS = 5;
const RELEASE_S = 30;

const dataRoot = temporaryRoot();
let port: number;
let server: EmbeddedPostgres;
let engine: Engine;

const startServer = async () => {
  server = await startEmbeddedPostgres({ dataRoot, port });
};

beforeAll(async () => {
  port = await freePort();
  await startServer();
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query('create database dunwell');
  await admin.end();
  engine = await startEngine(server.url('dunwell'), { latencyMs: 12 });
  // Two of each: two sequencers and two signers in one folder.
  let services = await Promise.all([engine.start(), engine.start()]);
  await loadCrowd(services[0].api, PEOPLE);
  await releaseWithin(engine, RELEASE_S);
  await killServer();
  services = [await killService(services[0]), services[1]];
  await untilNothingWaits(engine);
  await untilSealed();
  for (const service of services) await service.stop();
});

afterAll(async () => {
  await engine.stop();
  await server.stop();
  removeRoot(dataRoot);
});

async function killServer(): Promise<void> {
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(1_500 + Math.random() * 1_000);
    process.kill(server.pid, 'SIGKILL');
    await startServer();
  }
}

/** Its child, the sealer, ends with it. */
async function killService(service: Running): Promise<Running> {
  let living = service;
  for (let kill = 0; kill < KILLS; kill++) {
    await sleep(1_500 + Math.random() * 1_000);
    await living.kill();
    living = await engine.start();
  }
  return living;
}

async function untilSealed(): Promise<void> {
  const open = `select from pending union all
    select from log_state where size > (select coalesce(max(size), 0) from checkpoint)`;
  while ((await engine.rows(open)).length > 0) await sleep(50);
}

interface Placed extends pg.QueryResultRow {
  readonly idx: string;
  readonly tag: string | null;
  readonly n: number | null;
  readonly entry: Buffer;
  readonly leaf: Buffer;
}

const placed = () =>
  engine.rows<Placed>(
    `select l.idx, r.tag, r.n, r.entry, l.leaf from log l join record r on r.id = l.record_id order by l.idx`,
  );

it('gives every record one place, contiguous, and hashes what is stored', async () => {
  const rows = await placed();
  const [count] = await engine.rows<{ n: number }>('select count(*)::int as n from record');
  expect(rows).toHaveLength(count?.n ?? 0);
  expect(rows.filter(({ idx }, i) => Number(idx) !== i)).toEqual([]);
  expect(rows.filter(({ entry, leaf }) => !leafHash(entry).equals(leaf))).toEqual([]);
});

it('keeps each chain in the order of the log', async () => {
  const last = new Map<string, number>();
  const broken = (await placed()).filter(({ tag, n }) => {
    if (tag === null) return false;
    const before = last.get(tag) ?? 0;
    last.set(tag, n ?? 0);
    return n !== before + 1;
  });
  expect(broken).toEqual([]);
});

it('has signed only prefixes of this one tree: no fork', async () => {
  const [state] = await engine.rows<{ vkey: string }>('select vkey from log_state');
  const key = readVkey(state?.vkey ?? '');
  const notes = await engine.rows<{ size: string; note: string }>(
    'select size, note from checkpoint order by size',
  );
  const roots = new Map(notes.map(({ size }) => [Number(size), '']));
  const tree = new Stack();
  for (const { entry } of await placed()) {
    tree.append(leafHash(entry));
    if (roots.has(tree.size)) roots.set(tree.size, tree.root().toString('hex'));
  }
  const forged = notes.filter(({ size, note }) => {
    const [text = '', line = ''] = note.split('\n\n');
    const signature = Buffer.from(line.trimEnd().split(' ').at(-1) ?? '', 'base64').subarray(4);
    const { root } = readCheckpoint(note);
    return (
      key?.verify(`${text}\n`, signature) !== true ||
      roots.get(Number(size)) !== root.toString('hex')
    );
  });
  expect(forged).toEqual([]);
  expect(notes.length).toBeGreaterThan(KILLS);
  expect(Number(notes.at(-1)?.size)).toBe(tree.size);
});

it('has a record of every decision in the log, before its attempt, and sent nothing twice', async () => {
  const { contacts, gaps } = await ledgerOf(engine);
  expect(contacts).toHaveLength(PEOPLE * 2);
  expect(gaps).toEqual([]);
  expect(contacts.filter(({ messages }) => messages.length > 1)).toEqual([]);
  const unproven = await engine.rows(
    `select from contact_state s where decision_id is not null
        and not exists (select from log l where l.record_id = s.decision_id)`,
  );
  expect(unproven).toEqual([]);
  const early = await engine.rows(
    `select from record a
       join log la on la.record_id = a.id
       join record d on d.id::text = convert_from(a.entry, 'UTF8')::jsonb->'body'->>'decision'
       join log ld on ld.record_id = d.id
      where a.kind = 'send.attempt' and la.idx <= ld.idx`,
  );
  expect(early).toEqual([]);
});
