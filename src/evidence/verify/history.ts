/**
 * What was published before: every note is of this very tree, and proves so to whoever has nothing else.
 *
 * A note that is larger than the log shows a log that lost its end: STALE. One that is of another tree: FORK.
 */
import { isConsistent } from '../tree/verify.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import type { WholeLog } from './log.js';
import { readHashLines } from './proof-text.js';
import { fromDecimal } from './text.js';
import type { Trust } from './trust.js';

const PROOF = /^(\d+)-(\d+)\.consistency$/;
const NOTE = /^(\d+)\.checkpoint$/;

/** @param history the folder with `<size>.checkpoint` in it; answers how many there are */
export function verifyHistory(history: Folder, trust: Trust, log: WholeLog): number {
  const sizes = history
    .list()
    .flatMap((name) => fromDecimal(NOTE.exec(name)?.[1] ?? '') ?? [])
    .toSorted((a, b) => a - b);
  const notes = sizes.map((size) => openPublished(history, trust, size));
  for (const note of notes) checkOlder(note, log, `history/${note.size}.checkpoint`);
  checkProofs(history, new Map(notes.map((note) => [note.size, note])));
  if (notes.at(-1)?.text !== log.head.text)
    fail('MISSING', `\`history/${log.head.size}.checkpoint\``);
  log.brackets.check([...notes.slice(0, -1), log.head]);
  return notes.length;
}

function openPublished(history: Folder, trust: Trust, size: number): Checkpoint {
  const name = `${size}.checkpoint`;
  // Witnesses are asked a few times while a log grows: the newest checkpoint, which has their word, covers the others.
  const asked = { name: `history/${name}`, quorum: false };
  const note = openCheckpoint(trust, need(history, name), asked);
  if (note.size !== size) fail('CHECKPOINT', `\`history/${name}\` is of size ${note.size}`);
  return note;
}

/** A note of the same log, held to the tree that was grown from the entries. */
export function checkOlder(note: Checkpoint, { head, tree }: WholeLog, name: string): void {
  if (note.origin !== head.origin) fail('ORIGIN', `\`${name}\` is of \`${note.origin}\``);
  if (note.size > head.size)
    fail('STALE', `the log ends at ${head.size}, but \`${name}\` is of size ${note.size}`);
  if (!tree.rootAt(note.size).equals(note.root))
    fail('FORK', `\`${name}\` is not of a prefix of this log`);
}

/** Of each two neighbours, and whatever else is there. */
function checkProofs(history: Folder, notes: ReadonlyMap<number, Checkpoint>): void {
  const sizes = [...notes.keys()];
  const asked = sizes.slice(1).map((size, i) => `${sizes[i]}-${size}.consistency`);
  const found = history.list().filter((name) => PROOF.test(name));
  for (const name of new Set([...asked, ...found])) {
    const [older, newer] = (PROOF.exec(name) ?? [])
      .slice(1)
      .map((size) => notes.get(Number(size)) ?? fail('MISSING', `\`history/${size}.checkpoint\``));
    if (older !== undefined && newer !== undefined) checkProof(history, older, newer);
  }
}

function checkProof(history: Folder, older: Checkpoint, newer: Checkpoint): void {
  const name = `${older.size}-${newer.size}.consistency`;
  const hashes = readHashLines(need(history, name), `history/${name}`);
  if (!isConsistent(older, newer, hashes))
    fail('FORK', `\`history/${name}\` does not prove that ${newer.size} extends ${older.size}`);
}

/**
 * @param raw a checkpoint that the reader kept: it needs no witness, being one itself
 * @param logs newest first; it may be of a log that was closed since
 */
export function verifySince(raw: Buffer, trust: Trust, logs: readonly WholeLog[]): void {
  const note = openCheckpoint(trust, raw, { name: 'the checkpoint kept', quorum: false });
  const log = logs.find(({ head }) => head.origin === note.origin) ?? logs[0];
  if (log !== undefined) checkOlder(note, log, 'the checkpoint kept');
}
