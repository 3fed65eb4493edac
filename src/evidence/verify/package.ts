/**
 * The package of one borrower: the records are in the log, are all there are, and say what is disclosed. Of logs that
 * were closed it holds a package each.
 */
import { nameBefore, numberOf } from '../log-name.js';
import { isConsistent } from '../tree/verify.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { fail, inside } from './failure.js';
import { need, within, type Folder } from './folder.js';
import { checkFollows, type Ended } from './following.js';
import { readManifest, type Manifest } from './manifest.js';
import { endsOf } from './package-ends.js';
import { checkHeads, type CompleteTo } from './package-heads.js';
import { checkRecords, fileOf } from './package-records.js';
import { checkRefs } from './package-refs.js';
import { readHashLines } from './proof-text.js';
import { Prover } from './proven.js';
import { verifyStamps } from './stamps.js';
import type { Trust } from './trust.js';

export interface CheckedPackage {
  readonly subject: string;
  readonly records: number;
  /** Sections. */
  readonly opened: number;
  readonly head: Checkpoint;
  readonly completeTo: CompleteTo;
  readonly logs: number;
}

interface Part extends Ended {
  readonly subject: string;
  readonly records: number;
  readonly opened: number;
  readonly completeTo: CompleteTo;
  /** Ids of the policies and templates that decisions name. */
  readonly named: readonly string[];
  readonly refs: ReadonlySet<string>;
}

/** @param since a checkpoint that the reader kept */
export function verifyPackage(folder: Folder, trust: Trust, since?: Buffer): CheckedPackage {
  const kept =
    since && openCheckpoint(trust, since, { name: 'the checkpoint kept', quorum: false });
  const newest = verifyPart(folder, trust, kept);
  const parts = [newest, ...earlierParts(folder, trust, newest, kept)];
  if (kept !== undefined && !parts.some(({ head }) => head.origin === kept.origin))
    fail('ORIGIN', `the checkpoint kept is of \`${kept.origin}\``);
  checkNamed(parts);
  const sum = (count: (part: Part) => number) => parts.reduce((n, part) => n + count(part), 0);
  return {
    subject: newest.subject,
    records: sum(({ records }) => records),
    opened: sum(({ opened }) => opened),
    head: newest.head,
    completeTo: newest.completeTo,
    logs: parts.length,
  };
}

function verifyPart(folder: Folder, trust: Trust, kept: Checkpoint | undefined): Part {
  const manifest = readManifest(folder);
  const prover = new Prover(folder, trust);
  const { head } = prover;
  if (head.size !== manifest.size || head.origin !== manifest.log)
    fail('MANIFEST', 'the checkpoint is another than the manifest says');
  if (kept !== undefined) checkSince(folder, kept, head);
  const { subject, records: count } = manifest;
  const records = checkRecords(folder, manifest, prover);
  const completeTo = checkHeads(folder, manifest, records, prover);
  const refs = checkRefs(folder, manifest, prover);
  const ends = endsOf(manifest, prover);
  // What was recorded between the two would be left out.
  if (ends.closing !== undefined && completeTo.index !== head.size - 2)
    fail('INCOMPLETE', 'the heads record is not the last but the one that closed the log');
  verifyStamps(within(folder, 'tsa'), trust, (note, name) => checkPrefix(folder, note, head, name));
  checkStrays(manifest, head);
  const { named, opened } = records;
  return { subject, records: count, opened, completeTo, named, refs, head, ...ends };
}

/** Newest first. */
function earlierParts(
  folder: Folder,
  trust: Trust,
  newest: Part,
  kept: Checkpoint | undefined,
): Part[] {
  const parts: Part[] = [];
  let newer = newest;
  while (nameBefore(newer.head.origin) !== undefined) {
    const name = `earlier/${numberOf(newer.head.origin) - 1}`;
    const older = inside(name, () => verifyPart(within(folder, name), trust, kept));
    checkFollows(newer, older);
    if (older.subject !== newest.subject) fail('SUBJECT', `\`${name}\` is about someone else`);
    parts.push(older);
    newer = older;
  }
  return parts;
}

/** What a decision stands on was published before it: in its own log, or an earlier one. */
function checkNamed(parts: readonly Part[]): void {
  if (parts.every(({ refs }) => refs.size === 0)) fail('MISSING', '`refs/policy.json`');
  for (const [at, { named }] of parts.entries()) {
    const there = parts.slice(at);
    const absent = named.find((id) => !there.some(({ refs }) => refs.has(id)));
    if (absent !== undefined) fail('REF', `a decision names \`${absent}\`, which is not there`);
  }
}

function checkSince(folder: Folder, older: Checkpoint, head: Checkpoint): void {
  const kept = 'the checkpoint kept';
  if (older.origin !== head.origin) {
    if (nameBefore(head.origin) !== undefined) return;
    fail('ORIGIN', `${kept} is of \`${older.origin}\``);
  }
  checkPrefix(folder, older, head, kept);
}

/** By the proof that the package brings along. */
function checkPrefix(folder: Folder, older: Checkpoint, head: Checkpoint, what: string): void {
  if (older.origin !== head.origin) fail('ORIGIN', `${what} is of \`${older.origin}\``);
  if (older.size > head.size)
    fail('STALE', `the package is of size ${head.size}, ${what} of ${older.size}`);
  const name = `consistency/${older.size}-${head.size}.consistency`;
  const hashes = older.size === head.size ? [] : readHashLines(need(folder, name), name);
  if (!isConsistent(older, head, hashes)) fail('FORK', `this log does not extend ${what}`);
}

const PLACES = /^(records|proofs|open)\//;

/** What lies among the records and belongs to none of them would be taken for evidence. */
function checkStrays({ files, records }: Manifest, { origin }: Checkpoint): void {
  const known = new Set<string>();
  for (let n = 1; n <= records; n++) {
    const file = fileOf(n);
    known.add(`records/${file}.json`).add(`proofs/${file}.tlog-proof`).add(`open/${file}.json`);
  }
  const last = numberOf(origin);
  const isStray = (file: string) =>
    (PLACES.test(file) && !known.has(file)) || Number(/^earlier\/(\d+)\//.exec(file)?.[1]) >= last;
  const stray = [...files].find(isStray);
  if (stray !== undefined) fail('MANIFEST', `\`${stray}\` belongs to no record`);
}
