/**
 * The records of one borrower, first to last, and what is open of them: SUBJECT, ORIGIN, CHAIN, ORDER, SEEN, TIME,
 * OPEN.
 */
import { checkBefore } from './brackets.js';
import type { Checkpoint } from './checkpoint.js';
import { readEntry, type Entry } from './entry.js';
import { fail } from './failure.js';
import type { Folder } from './folder.js';
import type { Manifest } from './manifest.js';
import { checkOpening } from './opening.js';
import type { Prover } from './proven.js';
import { instantMs } from './records.js';

export interface PackageRecords {
  /** Leaf hash of the last record, in hex; zeroes where there is none. */
  readonly last: string;
  readonly lastIndex: number;
  /** Ids of the policies and templates that decisions name. */
  readonly named: readonly string[];
  /** How many sections are open. */
  readonly opened: number;
}

export function checkRecords(folder: Folder, manifest: Manifest, prover: Prover): PackageRecords {
  let last = '0'.repeat(64);
  let lastIndex = -1;
  let opened = 0;
  const named: string[] = [];
  for (let n = 1; n <= manifest.records; n++) {
    const file = fileOf(n);
    const name = `records/${file}.json`;
    const { index, entry: raw, leaf } = prover.prove(name, `proofs/${file}.tlog-proof`);
    const entry = readEntry(raw, `\`${name}\``);
    checkLink(entry, { n, last, name }, manifest);
    if (index <= lastIndex) fail('ORDER', `\`${name}\` lies before its predecessor`);
    checkWords(entry, { index, name, head: prover.head });
    named.push(...namedBy(entry));
    [last, lastIndex] = [leaf.toString('hex'), index];
    const open = folder.read(`open/${file}.json`);
    if (open !== undefined) opened += checkOpening(open, entry, `open/${file}.json`);
  }
  return { last, lastIndex, named, opened };
}

export function fileOf(n: number): string {
  return String(n).padStart(6, '0');
}

interface Expected {
  readonly n: number;
  readonly last: string;
  readonly name: string;
}

function checkLink({ subj, log }: Entry, { n, last, name }: Expected, manifest: Manifest): void {
  if (subj?.tag !== manifest.subject) fail('SUBJECT', `\`${name}\` is about someone else`);
  if (log !== manifest.log) fail('ORIGIN', `\`${name}\` belongs to \`${log}\``);
  if (subj?.n !== n || subj.prev !== last)
    fail('CHAIN', `\`${name}\` does not follow the record before it`);
}

function checkWords(
  { seen, at }: Entry,
  { index, name, head }: { index: number; name: string; head: Checkpoint },
): void {
  if (seen.size > index) fail('SEEN', `\`${name}\` claims to have seen size ${seen.size}`);
  const ms = instantMs(at) ?? fail('TIME', `\`${at}\` of \`${name}\` is no instant`);
  checkBefore(`\`${name}\``, ms, head);
}

function namedBy({ kind, body }: Entry): string[] {
  if (kind !== 'decision') return [];
  const { policy, template } = body as Record<string, { leaf?: unknown } | null | undefined>;
  return [policy?.leaf, template?.leaf].filter((leaf) => typeof leaf === 'string');
}
