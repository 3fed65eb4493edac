/**
 * The package for one borrower: their records with proofs, what is disclosed of them, and what shows that none is
 * left out.
 *
 * Whoever makes one has had a `subject.heads` record written and sealed before; what was recorded later stays out.
 */
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import { hashLines, tlogProof } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import { addManifest, type Files } from './files.js';
import { countOf, headsFiles, newestHeads } from './heads.js';
import { disclosed, openFile, type Disclosed } from './openings.js';
import { refsOf, type Ref, type SubjectRecord, type Texts } from './refs.js';
import { hashesBetween, inclusionProofs } from './tiles.js';

export class ExportError extends Error {
  override name = 'ExportError';
}

export interface Wanted {
  readonly tag: string;
  readonly open: Disclosed;
  /** Sizes of checkpoints that the recipient has. */
  readonly known: readonly number[];
  readonly texts: Texts;
}

/** A package without its manifest, to which readable files may be added. */
export interface Draft {
  readonly files: Files;
  readonly log: string;
  readonly tag: string;
  readonly note: string;
  readonly size: number;
  readonly records: readonly SubjectRecord[];
  readonly refs: readonly Ref[];
  /** By record id and section, as JSON of `{r, value}`. */
  readonly opened: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export async function draftPackage(tx: Tx, keys: Keys, wanted: Wanted): Promise<Draft> {
  const { note, size, log } = await newestCheckpoint(tx);
  const heads = await newestHeads(tx, size);
  const records = await recordsOf(tx, wanted.tag, countOf(heads, wanted.tag));
  const refs = await refsOf(tx, records, size, wanted.texts);
  const ids = records.map(({ id }) => id);
  const opened = await disclosed(tx, keys, ids, wanted.open);

  const proven = [...records, ...refs, heads].map(({ index }) => index);
  const proofs = await inclusionProofs(tx, proven, size);
  const proof = (at: number) => tlogProof(proven[at] ?? 0, proofs[at] ?? [], note);

  const files: Files = new Map();
  const put = (name: string, content: Buffer | string) => files.set(name, Buffer.from(content));
  put('checkpoint', note);
  for (const [at, { id, entry }] of records.entries()) {
    const name = String(at + 1).padStart(6, '0');
    put(`records/${name}.json`, entry);
    put(`proofs/${name}.tlog-proof`, proof(at));
    const sections = opened.get(id);
    if (sections !== undefined) put(`open/${name}.json`, openFile(id, sections));
  }
  for (const [at, { name, entry, content, guard }] of refs.entries()) {
    put(`refs/${name}.json`, entry);
    put(`refs/${name}.tlog-proof`, proof(records.length + at));
    put(`refs/${name}.content`, content);
    if (guard !== undefined) put(`refs/${guard[0]}`, guard[1]);
  }
  put('heads/record.json', heads.entry);
  put('heads/record.tlog-proof', proof(records.length + refs.length));
  for (const [name, content] of await headsFiles(heads, wanted.tag)) put(`heads/${name}`, content);
  for (const older of wanted.known)
    put(`consistency/${older}-${size}.consistency`, await consistency(tx, older, size));
  return { files, log, tag: wanted.tag, note, size, records, refs, opened };
}

/** The package is complete; answers the SHA-256 of its manifest. */
export function sealDraft({ files, log, tag, size, records }: Draft): string {
  return addManifest(files, { log, records: records.length, size, subject: tag });
}

export interface SealedTree {
  readonly note: string;
  readonly size: number;
  readonly log: string;
}

export async function newestCheckpoint(tx: Tx): Promise<SealedTree> {
  const [row] = await tx.query<{ size: string; note: string }>(
    'select size, note from checkpoint where tenant = $1 order by size desc limit 1',
    [tx.tenant],
  );
  if (row === undefined) throw new ExportError('nothing is sealed yet: there is no checkpoint');
  const [log = ''] = row.note.split('\n', 1);
  return { note: row.note, size: Number(row.size), log };
}

async function recordsOf(tx: Tx, tag: string, count: number): Promise<SubjectRecord[]> {
  const rows = await tx.query<{ id: string; idx: string; kind: string; entry: Buffer }>(
    `select r.id, l.idx, r.kind, r.entry
       from record r join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.tag = $2 and r.n <= $3 order by r.n`,
    [tx.tenant, tag, count],
  );
  if (rows.length !== count)
    throw new ExportError(`the log holds ${rows.length} of the ${count} records it states`);
  return rows.map(({ idx, ...row }) => ({ ...row, index: Number(idx) }));
}

async function consistency(tx: Tx, older: number, size: number): Promise<string> {
  if (!(older > 0 && older <= size))
    throw new ExportError(`a checkpoint of size ${older} is none of this log of ${size} records`);
  return hashLines(await consistencyProof(await hashesBetween(tx, older, size), older, size));
}
