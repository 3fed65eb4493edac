/** What one log says about one person, as files with proofs under that log's newest checkpoint. */
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import type { OneLog } from '../log/logs.js';
import type { Files } from './files.js';
import { ExportError } from './export-error.js';
import { countOf, newestHeads, type Heads } from './heads.js';
import { disclosed, type Disclosed } from './openings.js';
import { partFiles } from './part-files.js';
import { exportedNote } from './published.js';
import {
  namedBy,
  refsOf,
  type NamedIds,
  type Ref,
  type SubjectRecord,
  type Texts,
} from './refs.js';

export interface Wanted {
  readonly tag: string;
  readonly open: Disclosed;
  /** Checkpoints that the recipient has; of the newest log unless they name another. */
  readonly known: readonly { readonly log?: string; readonly size: number }[];
  readonly texts: Texts;
  /** Certificates of the time-stamping authority, as PEM. */
  readonly chain?: string | undefined;
}

export interface Part {
  readonly files: Files;
  readonly log: OneLog;
  readonly note: string;
  readonly size: number;
  readonly heads: Heads;
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
  const files = await partFiles(tx, { log, note, size }, wanted, { records, refs, heads, opened });
  const found = new Set(refs.map(({ id }) => id));
  const absent = {
    policies: all.policies.filter((id) => !found.has(id)),
    templates: all.templates.filter((id) => !found.has(id)),
  };
  return { files, log, note, size, heads, records, refs, opened, absent };
}

async function sealedTree(tx: Tx, log: OneLog) {
  const published = await exportedNote(tx, log);
  if (published === undefined)
    throw new ExportError('nothing is sealed yet: there is no checkpoint');
  if (log.closedAt !== null && published.size !== log.closedAt)
    throw new ExportError(`\`${log.name}\` was closed and is not sealed to its end yet`);
  return published;
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
