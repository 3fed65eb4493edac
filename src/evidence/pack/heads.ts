/**
 * Where a borrower's chain ended when the newest `subject.heads` record was written: their line of it and its proof.
 *
 * The lines are made again from the records below the record's own place; unless they hash to the root that it
 * states, nothing is exported.
 */
import type { Tx } from '../../platform/database.js';
import { leafHash } from '../leaf.js';
import { lineOf } from '../log/heads.js';
import type { OneLog } from '../log/logs.js';
import { indexed } from '../note/checkpoint.js';
import { EMPTY_ROOT } from '../tree/hashes.js';
import { fromLeaves, inclusionProof, rootOf, type ReadHashes } from '../tree/proof.js';

export class HeadsError extends Error {
  override name = 'HeadsError';
}

export interface Heads {
  /** The place of the record itself. */
  readonly index: number;
  readonly at: string;
  readonly entry: Buffer;
  readonly lines: readonly string[];
  readonly read: ReadHashes;
}

interface Stated {
  readonly at: string;
  readonly body: { readonly count: number; readonly root: string };
}

/** The newest `subject.heads` record below `size`. */
export async function newestHeads(tx: Tx, log: OneLog, size: number): Promise<Heads> {
  const [row] = await tx.query<{ idx: string; entry: Buffer }>(
    `select l.idx - $2 as idx, r.entry from record r join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.kind = 'subject.heads' and l.idx >= $2 and l.idx < $2 + $3
      order by l.idx desc limit 1`,
    [tx.tenant, log.base, size],
  );
  if (row === undefined) throw new HeadsError('no `subject.heads` record is sealed yet');
  const index = Number(row.idx);
  const lines = await linesBelow(tx, log, index);
  const read = fromLeaves(lines.map((line) => leafHash(Buffer.from(line))));
  const { at, body } = JSON.parse(row.entry.toString()) as Stated;
  const root = lines.length === 0 ? EMPTY_ROOT : await rootOf(read, lines.length);
  if (body.count !== lines.length || body.root !== root.toString('hex'))
    throw new HeadsError(
      `the heads record at ${index} does not state the records that lie below it: nothing is exported`,
    );
  return { index, at, entry: row.entry, lines, read };
}

async function linesBelow(tx: Tx, { base }: OneLog, index: number): Promise<string[]> {
  const rows = await tx.query<{ tag: string; n: number; leaf: Buffer }>(
    `select distinct on (r.tag) r.tag, r.n - min(r.n) over (partition by r.tag) + 1 as n, r.leaf
       from record r join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.tag is not null and l.idx >= $2 and l.idx < $2 + $3
      order by r.tag, r.n desc`,
    [tx.tenant, base, index],
  );
  return rows.map(lineOf).toSorted();
}

/** How many records of this person the heads record states; 0 if it has no line of theirs. */
export function countOf({ lines }: Heads, tag: string): number {
  const line = lines.find((one) => one.startsWith(`${tag} `));
  return Number(line?.split(' ')[1] ?? 0);
}

/** The person's line and its proof, or the two lines between which theirs would stand. */
export async function headsFiles(heads: Heads, tag: string): Promise<[string, string][]> {
  const { lines } = heads;
  const at = lines.findIndex((line) => line >= `${tag} `);
  const line = lines[at] ?? '';
  if (line.startsWith(`${tag} `)) return lineFiles(heads, at, 'line.txt', 'proof.txt');
  const after = at === -1 ? lines.length : at;
  return [
    ...(after === 0 ? [] : await lineFiles(heads, after - 1, 'before.txt', 'before-proof.txt')),
    ...(after === lines.length
      ? []
      : await lineFiles(heads, after, 'after.txt', 'after-proof.txt')),
  ];
}

async function lineFiles(
  { lines, read }: Heads,
  at: number,
  name: string,
  proofName: string,
): Promise<[string, string][]> {
  const proof = await inclusionProof(read, at, lines.length);
  return [
    [name, lines[at] ?? ''],
    [proofName, indexed(at, proof)],
  ];
}
