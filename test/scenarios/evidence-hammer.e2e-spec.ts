/**
 * T30: eight writers beside a sealer, while readers fetch what is published and believe none of it: every tile, every proof
 * and every pair of checkpoints has to hold, and nothing waits for its seal longer than the gate bears.
 */
import { jest } from '@jest/globals';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { STALLED_MS } from '../../src/evidence/log/gate.js';
import { logsOf, type OneLog } from '../../src/evidence/log/logs.js';
import { Sealing } from '../../src/evidence/log/sealing.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { leafHash } from '../../src/evidence/leaf.js';
import { writeAudit } from '../../src/evidence/pack/audit.js';
import * as published from '../../src/evidence/pack/published.js';
import { inclusionProofs } from '../../src/evidence/pack/tiles.js';
import { lockPersons } from '../../src/evidence/person.js';
import { TILE_WIDTH } from '../../src/evidence/tree/tile.js';
import { isConsistent, isIncluded } from '../../src/evidence/tree/verify.js';
import type { Tx } from '../../src/platform/database.js';
import { codeOf, filesIn } from '../support/files.js';
import { proofIn } from '../support/package.js';
import { SealedLog } from '../support/sealing.js';

const WRITERS = 8;
const READERS = 3;
/** And on until enough was written, sealed and looked at to say something. */
const FOR_MS = 4_000;
const PATIENCE_MS = 60_000;

jest.setTimeout(120_000);

interface Head {
  readonly size: number;
  readonly root: Buffer;
}

let log: SealedLog;
let sealing: Sealing;
let one: OneLog;
/** When a record was committed, by its id. */
const committed = new Map<string, number>();
/** What was published, and when it was seen first. */
const seen: (Head & { readonly at: number })[] = [];
let looks = 0;

beforeAll(async () => {
  log = await SealedLog.open(40);
  sealing = new Sealing(log.work);
  sealing.start();
  await log.untilSealed(1);
  one = (await reading(logsOf))[0]!;
});

afterAll(async () => {
  await sealing.stop();
  await log.close();
});

function reading<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return log.world.database.tx(1, work);
}

async function writeOne(n: number): Promise<void> {
  const { keys, log: evidence } = log.world;
  const written = await reading(async (tx) => {
    const ids = [log.people[n % 40]!, log.people[(n * 7) % 40]!];
    const locked = await lockPersons(tx, keys, ids);
    const drafts = [...locked.values()].map((subject) => ({
      kind: 'decision' as const,
      subject,
      body: { verdict: 'allow' },
    }));
    return evidence.write(tx, drafts);
  });
  const at = performance.now();
  for (const id of written) committed.set(id, at);
}

/** Signed by the key of the log, or nothing counts. */
async function newest(tx: Tx): Promise<published.Published & Head> {
  const found = (await published.publishedNote(tx, one))!;
  const [text = '', signature = ''] = found.note.split('\n\n');
  const bytes = Buffer.from(signature.trimEnd().split(' ').at(-1)!, 'base64').subarray(4);
  expect(readVkey(one.vkey)?.verify(`${text}\n`, bytes)).toBe(true);
  const [, size, root = ''] = text.split('\n');
  expect(Number(size)).toBe(found.size);
  const head = { ...found, root: Buffer.from(root, 'base64') };
  if (found.size > (seen.at(-1)?.size ?? 0))
    seen.push({ size: head.size, root: head.root, at: performance.now() });
  return head;
}

async function checkPair(tx: Tx, older: Head, newer: Head): Promise<void> {
  const text = await published.consistencyFile(tx, one, older.size, newer.size);
  const hashes = text.split('\n').slice(0, -1);
  const proof = hashes.map((line) => Buffer.from(line, 'base64'));
  expect([older.size, newer.size, isConsistent(older, newer, proof)]).toEqual([
    older.size,
    newer.size,
    true,
  ]);
}

/** A tile with the entries under it, and the proof of one of them. */
async function checkTile(tx: Tx, head: published.Published & Head, index: number): Promise<void> {
  const n = Math.floor(index / TILE_WIDTH);
  const width = Math.min(TILE_WIDTH, head.size - n * TILE_WIDTH);
  const hashes = (await published.publishedTile(tx, one, { level: 0, n, width }))!;
  const bundle = (await published.publishedEntries(tx, one, { n, width }))!;
  let wanted: Buffer | undefined;
  for (let i = 0, at = 0; i < width; i++) {
    const entry = bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at));
    at += 2 + entry.length;
    expect(leafHash(entry).equals(hashes.subarray(i * 32, i * 32 + 32))).toBe(true);
    if (n * TILE_WIDTH + i === index) wanted = entry;
  }
  const { id } = JSON.parse(wanted!.toString()) as { id: string };
  const file = (await published.inclusionFile(tx, id, head))!;
  const { index: place, proof } = proofIn(file.split('\n').slice(1).join('\n'));
  expect(place).toBe(index);
  expect(isIncluded(index, head.size, leafHash(wanted!), proof, head.root)).toBe(true);
}

async function look(): Promise<void> {
  await reading(async (tx) => {
    const head = await newest(tx);
    const older = seen[Math.floor(Math.random() * seen.length)]!;
    if (older.size <= head.size) await checkPair(tx, older, head);
    await checkTile(tx, head, Math.floor(Math.random() * head.size));
    looks += 1;
  });
}

it('T30: holds under readers who check all of it, and seals in time', async () => {
  const begun = performance.now();
  const isEnough = () => committed.size > 200 && seen.length > 5 && looks > 20;
  const goesOn = () => {
    const ms = performance.now() - begun;
    return ms < FOR_MS || (ms < PATIENCE_MS && !isEnough());
  };
  let n = 0;
  const writing = Array.from({ length: WRITERS }, async () => {
    while (goesOn()) await writeOne(n++);
  });
  const lookers = Array.from({ length: READERS }, async () => {
    while (goesOn()) await look();
  });
  const watching = (async () => {
    while (goesOn()) {
      await reading(newest);
      await sleep(20);
    }
  })();
  await Promise.all([...writing, ...lookers, watching]);
  await log.untilSealed(committed.size);
  while ((await reading(newest)).size < (await log.entries()).length) await sleep(20);

  expect([committed.size > 200, seen.length > 5, looks > 20]).toEqual([true, true, true]);
  const placed = await log.rows<{ record_id: string; idx: string }>(
    'select record_id, idx from log',
  );
  const delays = placed.flatMap(({ record_id, idx }) => {
    const at = committed.get(record_id);
    if (at === undefined) return [];
    return [seen.find(({ size }) => size > Number(idx))!.at - at];
  });
  expect(delays).toHaveLength(committed.size);
  expect(Math.max(...delays)).toBeLessThan(STALLED_MS);
});

it('T30: then every pair of checkpoints, every record and every tile holds', async () => {
  const notes = (await reading((tx) => published.publishedNotes(tx, one))).map(({ note }) => {
    const [, size, root = ''] = note.split('\n');
    return { size: Number(size), root: Buffer.from(root, 'base64') };
  });
  await reading(async (tx) => {
    for (const [at, newer] of notes.entries())
      for (const older of notes.slice(0, at)) await checkPair(tx, older, newer);
  });

  const { size, root } = notes.at(-1)!;
  const leaves = await log.rows<{ leaf: Buffer }>('select leaf from log order by idx');
  const indexes = leaves.map((_, index) => index);
  const proofs = await reading((tx) => inclusionProofs(tx, one, indexes, size));
  const wrong = indexes.filter(
    (index) => !isIncluded(index, size, leaves[index]!.leaf, proofs[index]!, root),
  );
  expect(wrong).toEqual([]);

  const out = path.join(log.root, 'bundle');
  await reading((tx) => writeAudit(tx, out));
  const files = filesIn(out);
  expect(codeOf(files, { trust: files.get('trust.txt')! })).toBe('OK');
});
