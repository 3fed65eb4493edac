/**
 * That the records are all there were when the heads record was made: the borrower's line of the newest `subject.heads` record, or, where there is no
 * record of them, the two neighbouring lines between which theirs would stand: HEADS, INCOMPLETE.
 */
import { leafHash } from '../leaf.js';
import { isIncluded } from '../tree/verify.js';
import { checkBefore } from './brackets.js';
import { readEntry } from './entry.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import type { Manifest } from './manifest.js';
import type { PackageRecords } from './package-records.js';
import { readIndexed } from './proof-text.js';
import type { Prover } from './proven.js';
import { instantMs } from './records.js';
import { HEX_32_BYTES, textOf } from './text.js';

/** How far a package is shown to be complete: of what was recorded later it says nothing. */
export interface CompleteTo {
  /** Of the heads record. */
  readonly index: number;
  readonly at: string;
}

interface Heads extends CompleteTo {
  readonly count: number;
  readonly root: Buffer;
}

export function checkHeads(
  folder: Folder,
  { subject, records, files }: Manifest,
  { last, lastIndex }: PackageRecords,
  prover: Prover,
): CompleteTo {
  const heads = readHeads(prover);
  const { index, at } = heads;
  if (records === 0 && !files.has('heads/line.txt')) {
    checkAbsence(folder, subject, heads);
    return { index, at };
  }
  const { line } = provenLine(folder, heads, 'line', 'proof');
  if (line !== `${subject} ${records} ${last}\n` || lastIndex >= heads.index)
    fail('INCOMPLETE', `the log states \`${line.trimEnd()}\`, the package ends at ${records}`);
  return { index, at };
}

function readHeads(prover: Prover): Heads {
  const { index, entry: raw } = prover.prove('heads/record.json', 'heads/record.tlog-proof');
  const { kind, body, log, at } = readEntry(raw, '`heads/record.json`');
  const { count, root, upto } = body;
  if (log !== prover.head.origin) fail('ORIGIN', `\`heads/record.json\` belongs to \`${log}\``);
  const isHeads =
    kind === 'subject.heads' && upto === index && typeof count === 'number' && isRoot(root);
  if (!isHeads) return fail('HEADS', '`heads/record.json` states no last records');
  // The time is printed, so it is held to the checkpoint as those of the records are.
  const ms = instantMs(at) ?? fail('TIME', `\`${at}\` of \`heads/record.json\` is no instant`);
  checkBefore('`heads/record.json`', ms, prover.head);
  return { index, at, count, root: Buffer.from(root, 'hex') };
}

function isRoot(value: unknown): value is string {
  return typeof value === 'string' && HEX_32_BYTES.test(value);
}

interface Line {
  readonly at: number;
  readonly line: string;
}

function provenLine(folder: Folder, { count, root }: Heads, line: string, proof: string): Line {
  const raw = need(folder, `heads/${line}.txt`);
  const name = `heads/${proof}.txt`;
  const text = textOf(need(folder, name)) ?? fail('PROOF', `\`${name}\` is no text`);
  const { index, hashes } = readIndexed(text, name);
  if (!isIncluded(index, count, leafHash(raw), hashes, root))
    fail('HEADS', `\`heads/${line}.txt\` is no line of the heads record`);
  return { at: index, line: textOf(raw) ?? fail('HEADS', `\`heads/${line}.txt\` is no text`) };
}

/** Lines are in order, so a tag that lies between two neighbours is nowhere. */
function checkAbsence(folder: Folder, subject: string, heads: Heads): void {
  const has = (name: string) => folder.read(`heads/${name}.txt`) !== undefined;
  const before = has('before') ? provenLine(folder, heads, 'before', 'before-proof') : undefined;
  const after = has('after') ? provenLine(folder, heads, 'after', 'after-proof') : undefined;
  const isBetween =
    (before === undefined || before.line < `${subject} `) &&
    (after === undefined || after.line > `${subject} `);
  const areNeighbours = (after?.at ?? heads.count) - (before?.at ?? -1) === 1;
  if (!isBetween || !areNeighbours)
    fail('INCOMPLETE', 'the log may have records of this person: no two neighbours show otherwise');
}
