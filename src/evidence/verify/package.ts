/** The package of one borrower: the records are in the log, are all there are, and say what is disclosed. */
import { isConsistent } from '../tree/verify.js';
import { openCheckpoint, type Checkpoint } from './checkpoint.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import { readManifest, type Manifest } from './manifest.js';
import { checkHeads } from './package-heads.js';
import { checkRecords, fileOf } from './package-records.js';
import { checkRefs } from './package-refs.js';
import { readHashLines } from './proof-text.js';
import { Prover } from './proven.js';
import type { Trust } from './trust.js';

export interface CheckedPackage {
  readonly subject: string;
  readonly records: number;
  /** Sections. */
  readonly opened: number;
  readonly head: Checkpoint;
}

/** @param since a checkpoint that the reader kept */
export function verifyPackage(folder: Folder, trust: Trust, since?: Buffer): CheckedPackage {
  const manifest = readManifest(folder);
  const prover = new Prover(folder, trust);
  const { head } = prover;
  if (head.size !== manifest.size || head.origin !== manifest.log)
    fail('MANIFEST', 'the checkpoint is another than the manifest says');
  if (since !== undefined) checkSince(folder, trust, since, prover);
  const records = checkRecords(folder, manifest, prover);
  checkHeads(folder, manifest, records, prover);
  checkRefs(folder, manifest, records.named, prover);
  checkStrays(manifest);
  return { subject: manifest.subject, records: manifest.records, opened: records.opened, head };
}

function checkSince(folder: Folder, trust: Trust, raw: Buffer, { head }: Prover): void {
  const kept = 'the checkpoint kept';
  const older = openCheckpoint(trust, raw, { name: kept, quorum: false });
  if (older.origin !== head.origin) fail('ORIGIN', `${kept} is of \`${older.origin}\``);
  if (older.size > head.size)
    fail('STALE', `the package is of size ${head.size}, ${kept} of ${older.size}`);
  const name = `consistency/${older.size}-${head.size}.consistency`;
  const hashes = older.size === head.size ? [] : readHashLines(need(folder, name), name);
  if (!isConsistent(older, head, hashes)) fail('FORK', `this log does not extend ${kept}`);
}

const PLACES = /^(records|proofs|open)\//;

/** What lies among the records and belongs to none of them would be taken for evidence. */
function checkStrays({ files, records }: Manifest): void {
  const known = new Set<string>();
  for (let n = 1; n <= records; n++) {
    const file = fileOf(n);
    known.add(`records/${file}.json`).add(`proofs/${file}.tlog-proof`).add(`open/${file}.json`);
  }
  const stray = [...files].find((file) => PLACES.test(file) && !known.has(file));
  if (stray !== undefined) fail('MANIFEST', `\`${stray}\` belongs to no record`);
}
