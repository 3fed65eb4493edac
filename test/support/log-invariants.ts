/** What must hold of a log and of the contacts beside it, whatever was killed: in words, none if all is well. */
import type pg from 'pg';
import { leafHash } from '../../src/evidence/leaf.js';
import { readCheckpoint } from '../../src/evidence/note/checkpoint.js';
import { readVkey } from '../../src/evidence/note/key.js';
import { Stack } from '../../src/evidence/tree/stack.js';
import type { Engine } from './engine.js';
import { ledgerOf } from './ledger.js';

interface Placed extends pg.QueryResultRow {
  readonly idx: string;
  readonly tag: string | null;
  readonly n: number | null;
  readonly entry: Buffer;
  readonly leaf: Buffer;
}

interface Note extends pg.QueryResultRow {
  readonly size: string;
  readonly note: string;
}

/** Of the log and of every contact of a crowd. */
export async function violations(engine: Engine): Promise<string[]> {
  return [...(await logViolations(engine)), ...(await unprovenOf(engine))];
}

/** Of the log, whoever the contacts are. */
export async function logViolations(engine: Engine): Promise<string[]> {
  // First: a sealer whose parent was killed ends in good order, and may sign what is placed meanwhile.
  const notes = await engine.rows<Note>('select size, note from checkpoint order by size');
  const rows = await engine.rows<Placed>(
    `select l.idx, r.tag, r.n, r.entry, l.leaf from log l join record r on r.id = l.record_id order by l.idx`,
  );
  return [
    ...placesOf(rows),
    ...chainsOf(rows),
    ...(await forksOf(engine, notes, rows)),
    ...(await undecidedOf(engine)),
  ];
}

/** Once nothing waits. */
export async function openEnds(engine: Engine): Promise<string[]> {
  const unplaced = await engine.rows(
    'select from record r where not exists (select from log l where l.record_id = r.id)',
  );
  const unsealed = await engine.rows(
    'select from log_state where size > (select coalesce(max(size), 0) from checkpoint)',
  );
  return [
    ...unplaced.map(() => 'a record without a place'),
    ...unsealed.map(() => 'a log that is not sealed to its end'),
  ];
}

function placesOf(rows: readonly Placed[]): string[] {
  return rows.flatMap(({ idx, entry, leaf }, i) => [
    ...(Number(idx) === i ? [] : [`place ${idx} instead of ${i}`]),
    ...(leafHash(entry).equals(leaf) ? [] : [`the hash at ${idx}`]),
  ]);
}

function chainsOf(rows: readonly Placed[]): string[] {
  const last = new Map<string, number>();
  return rows.flatMap(({ tag, n, idx }) => {
    if (tag === null) return [];
    const before = last.get(tag) ?? 0;
    last.set(tag, n ?? 0);
    return n === before + 1 ? [] : [`number ${n} at ${idx} after ${before}`];
  });
}

/** Everything signed is a prefix of this one tree. */
async function forksOf(
  engine: Engine,
  notes: readonly Note[],
  rows: readonly Placed[],
): Promise<string[]> {
  const [state] = await engine.rows<{ vkey: string }>('select vkey from log_state');
  const key = readVkey(state?.vkey ?? '');
  const roots = new Map(notes.map(({ size }) => [Number(size), '']));
  const tree = new Stack();
  for (const { entry } of rows) {
    tree.append(leafHash(entry));
    if (roots.has(tree.size)) roots.set(tree.size, tree.root().toString('hex'));
  }
  return notes.flatMap(({ size, note }) => {
    const [text = '', line = ''] = note.split('\n\n');
    const signature = Buffer.from(line.trimEnd().split(' ').at(-1) ?? '', 'base64').subarray(4);
    const isSigned = key?.verify(`${text}\n`, signature) === true;
    const isOurs = roots.get(Number(size)) === readCheckpoint(note).root.toString('hex');
    return isSigned && isOurs ? [] : [`the checkpoint of ${size}`];
  });
}

async function unprovenOf(engine: Engine): Promise<string[]> {
  const { contacts, gaps } = await ledgerOf(engine);
  const twice = contacts.filter(({ messages }) => messages.length > 1);
  const silent = contacts.filter(
    ({ messages, attempts }) => messages.length > 0 && attempts.length === 0,
  );
  const claimed = contacts.filter(
    ({ status, messages }) => status === 'sent' && messages.length === 0,
  );
  return [
    ...gaps.map((tag) => `a gap in the chain of ${tag}`),
    ...twice.map(({ name }) => `${name} was sent twice`),
    ...silent.map(({ name }) => `${name} left without an attempt on record`),
    ...claimed.map(({ name }) => `${name} is sent and never left`),
  ];
}

async function undecidedOf(engine: Engine): Promise<string[]> {
  const undecided = await engine.rows(
    `select from contact_state s where decision_id is not null
        and not exists (select from record r where r.id = s.decision_id)`,
  );
  const early = await engine.rows(EARLY);
  return [
    ...undecided.map(() => 'a decision without a record'),
    ...early.map(() => 'an attempt before its decision'),
  ];
}

const EARLY = `
  select from record a
    join log la on la.record_id = a.id
    join record d on d.id::text = convert_from(a.entry, 'UTF8')::jsonb->'body'->>'decision'
    join log ld on ld.record_id = d.id
   where a.kind = 'send.attempt' and la.idx <= ld.idx`;
