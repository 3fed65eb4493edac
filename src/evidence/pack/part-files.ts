/** The files of one log's part of a package: everything in it is proven under one checkpoint. */
import type { Tx } from '../../platform/database.js';
import type { OneLog } from '../log/logs.js';
import { hashLines, tlogProof } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import { ExportError } from './export-error.js';
import type { Files } from './files.js';
import { headsFiles, type Heads } from './heads.js';
import { openFile } from './openings.js';
import type { Wanted } from './part.js';
import type { Published } from './published.js';
import type { Ref, SubjectRecord } from './refs.js';
import { datingStamps, stampFiles, stampsOf } from './stamps.js';
import { hashesBetween, inclusionProofs } from './tiles.js';

interface Found {
  readonly records: readonly SubjectRecord[];
  readonly refs: readonly Ref[];
  readonly heads: Heads;
  readonly opened: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

interface Proven {
  readonly index: number;
  readonly entry: Buffer;
  readonly name: string;
  readonly proof: string;
}

export async function partFiles(
  tx: Tx,
  { log, note, size }: Published,
  wanted: Wanted,
  found: Found,
): Promise<Files> {
  const files: Files = new Map();
  const put = (name: string, content: Buffer | string) => files.set(name, Buffer.from(content));
  put('checkpoint', note);
  const proven = [...entriesOf(found), ...(await endsOf(tx, log))];
  const indexes = proven.map(({ index }) => index);
  const proofs = await inclusionProofs(tx, log, indexes, size);
  for (const [at, { index, entry, name, proof }] of proven.entries()) {
    put(name, entry);
    put(proof, tlogProof(index, proofs[at] ?? [], note));
  }
  for (const [name, content] of contentsOf(found)) put(name, content);
  for (const [name, content] of await headsFiles(found.heads, wanted.tag))
    put(`heads/${name}`, content);
  for (const [name, content] of await olderFiles(tx, { log, size, note }, wanted, found.records))
    put(name, content);
  return files;
}

function named(name: string): { name: string; proof: string } {
  return { name: `${name}.json`, proof: `${name}.tlog-proof` };
}

function entriesOf({ records, refs, heads }: Found): Proven[] {
  return [
    ...records.map((record, at) => {
      const file = fileOf(at);
      return { ...record, name: `records/${file}.json`, proof: `proofs/${file}.tlog-proof` };
    }),
    ...refs.map(({ index, entry, name }) => ({ index, entry, ...named(`refs/${name}`) })),
    { index: heads.index, entry: heads.entry, ...named('heads/record') },
  ];
}

function contentsOf({ records, refs, opened }: Found): [string, string][] {
  const open = records.flatMap(({ id }, at): [string, string][] => {
    const sections = opened.get(id);
    return sections === undefined ? [] : [[`open/${fileOf(at)}.json`, openFile(id, sections)]];
  });
  const texts = refs.flatMap(({ name, content, guard }): [string, string][] => [
    [`refs/${name}.content`, content],
    ...(guard === undefined ? [] : [[`refs/${guard[0]}`, guard[1]] as [string, string]]),
  ]);
  return [...open, ...texts];
}

function fileOf(at: number): string {
  return String(at + 1).padStart(6, '0');
}

/** How a log begins after another, and how it ended. */
async function endsOf(tx: Tx, { no, base, closedAt }: OneLog): Promise<Proven[]> {
  const ends = [
    ...(no === 1 ? [] : [{ name: 'opened', index: 0 }]),
    ...(closedAt === null ? [] : [{ name: 'closed', index: closedAt - 1 }]),
  ];
  const rows = await tx.query<{ idx: string; entry: Buffer }>(
    `select l.idx, r.entry from log l join record r on r.tenant = l.tenant and r.id = l.record_id
      where l.tenant = $1 and l.idx = any ($2::bigint[])`,
    [tx.tenant, ends.map(({ index }) => base + index)],
  );
  return ends.map((end) => {
    const row = rows.find(({ idx }) => Number(idx) === base + end.index);
    if (row === undefined) throw new ExportError(`the log lacks its record ${end.index}`);
    return { index: end.index, entry: row.entry, ...named(`${end.name}/record`) };
  });
}

/** Stamps that date the records, and that what the recipient kept, and what was stamped, is the beginning of this tree. */
async function olderFiles(
  tx: Tx,
  { log, size }: Published,
  { known, chain }: Wanted,
  records: readonly SubjectRecord[],
): Promise<[string, Buffer | string][]> {
  const indexes = records.map(({ index }) => index);
  const stamps = datingStamps(await stampsOf(tx, log, size), indexes);
  const files = stampFiles(stamps);
  if (stamps.length > 0 && chain !== undefined) files.push(['tsa/chain.pem', chain]);
  const kept = known.filter((one) => (one.log ?? log.name) === log.name);
  // A stamp of the very checkpoint needs no proof.
  const older = [...kept, ...stamps.filter((one) => one.size < size)].map((one) => one.size);
  for (const from of new Set(older))
    files.push([`consistency/${from}-${size}.consistency`, await consistency(tx, log, from, size)]);
  return files;
}

async function consistency(tx: Tx, log: OneLog, older: number, size: number): Promise<string> {
  if (!(older > 0 && older <= size))
    throw new ExportError(`a checkpoint of size ${older} is none of this log of ${size} records`);
  return hashLines(await consistencyProof(await hashesBetween(tx, log, older, size), older, size));
}
