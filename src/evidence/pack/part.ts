/** What one log says about one person, as files with proofs under that log's newest checkpoint. */
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import type { OneLog } from '../log/logs.js';
import { hashLines, tlogProof } from '../note/checkpoint.js';
import { consistencyProof } from '../tree/proof.js';
import type { Files } from './files.js';
import { countOf, headsFiles, newestHeads } from './heads.js';
import { disclosed, openFile, type Disclosed } from './openings.js';
import { exportedNote } from './published.js';
import {
  namedBy,
  refsOf,
  type NamedIds,
  type Ref,
  type SubjectRecord,
  type Texts,
} from './refs.js';
import { hashesBetween, inclusionProofs } from './tiles.js';

export class ExportError extends Error {
  override name = 'ExportError';
}

export interface Wanted {
  readonly tag: string;
  readonly open: Disclosed;
  /** Checkpoints that the recipient has; of the newest log unless they name another. */
  readonly known: readonly { readonly log?: string; readonly size: number }[];
  readonly texts: Texts;
}

export interface Part {
  readonly files: Files;
  readonly log: OneLog;
  readonly note: string;
  readonly size: number;
  readonly records: readonly SubjectRecord[];
  readonly refs: readonly Ref[];
  /** By record id and section, as JSON of `{r, value}`. */
  readonly opened: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What decisions name and earlier logs must hold. */
  readonly absent: NamedIds;
}

/** @param named by decisions in later logs */
export async function partOf(
  tx: Tx,
  keys: Keys,
  log: OneLog,
  wanted: Wanted,
  named: NamedIds,
): Promise<Part> {
  const { note, size } = await sealedTree(tx, log);
  const heads = await newestHeads(tx, log, size);
  const records = await recordsOf(tx, log, wanted.tag, countOf(heads, wanted.tag));
  const own = namedBy(records);
  const all = {
    policies: [...new Set([...own.policies, ...named.policies])],
    templates: [...new Set([...own.templates, ...named.templates])],
  };
  const refs = await refsOf(tx, all, { log, size, texts: wanted.texts });
  const ids = records.map(({ id }) => id);
  const opened = await disclosed(tx, keys, ids, wanted.open);
  const ends = await endsOf(tx, log);

  const proven = [...records, ...refs, ...ends, heads].map(({ index }) => index);
  const proofs = await inclusionProofs(tx, log, proven, size);
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
  for (const [at, { name, entry }] of ends.entries()) {
    put(`${name}/record.json`, entry);
    put(`${name}/record.tlog-proof`, proof(records.length + refs.length + at));
  }
  put('heads/record.json', heads.entry);
  put('heads/record.tlog-proof', proof(proven.length - 1));
  for (const [name, content] of await headsFiles(heads, wanted.tag)) put(`heads/${name}`, content);
  for (const older of wanted.known.filter((one) => (one.log ?? log.name) === log.name))
    put(
      `consistency/${older.size}-${size}.consistency`,
      await consistency(tx, log, older.size, size),
    );
  const found = new Set(refs.map(({ id }) => id));
  const absent = {
    policies: all.policies.filter((id) => !found.has(id)),
    templates: all.templates.filter((id) => !found.has(id)),
  };
  return { files, log, note, size, records, refs, opened, absent };
}

async function sealedTree(tx: Tx, log: OneLog) {
  const published = await exportedNote(tx, log);
  if (published === undefined)
    throw new ExportError('nothing is sealed yet: there is no checkpoint');
  if (log.closedAt !== null && published.size !== log.closedAt)
    throw new ExportError(`\`${log.name}\` was closed and is not sealed to its end yet`);
  return published;
}

/** How a log begins after another, and how it ended. */
async function endsOf(tx: Tx, { no, base, closedAt }: OneLog) {
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
    return { ...end, entry: row.entry };
  });
}

async function recordsOf(
  tx: Tx,
  { base, closedAt }: OneLog,
  tag: string,
  count: number,
): Promise<SubjectRecord[]> {
  const rows = await tx.query<{ id: string; idx: string; kind: string; entry: Buffer }>(
    `select r.id, l.idx - $3 as idx, r.kind, r.entry
       from record r join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.tag = $2 and l.idx >= $3 and ($4::bigint is null or l.idx < $3 + $4)
      order by r.n limit $5`,
    [tx.tenant, tag, base, closedAt, count],
  );
  if (rows.length !== count)
    throw new ExportError(`the log holds ${rows.length} of the ${count} records it states`);
  return rows.map(({ idx, ...row }) => ({ ...row, index: Number(idx) }));
}

async function consistency(tx: Tx, log: OneLog, older: number, size: number): Promise<string> {
  if (!(older > 0 && older <= size))
    throw new ExportError(`a checkpoint of size ${older} is none of this log of ${size} records`);
  return hashLines(await consistencyProof(await hashesBetween(tx, log, older, size), older, size));
}
