/**
 * The package for one borrower: their records with proofs, what is disclosed of them, and what shows that none is
 * left out.
 *
 * Whoever makes one has had a `subject.heads` record written and sealed before; what was recorded later stays out.
 * Logs that were closed have a package each, in `earlier/<number>/`.
 */
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import { logsOf, type OneLog } from '../log/logs.js';
import { addManifest, type Files } from './files.js';
import { ExportError } from './export-error.js';
import { partOf, type Part, type Wanted } from './part.js';
import type { NamedIds, Ref, SubjectRecord } from './refs.js';

/** A package without its manifest, to which readable files may be added. */
export interface Draft {
  readonly files: Files;
  readonly log: string;
  readonly tag: string;
  readonly note: string;
  readonly size: number;
  /** The heads record: of what was recorded after it the package says nothing. */
  readonly completeTo: { readonly index: number; readonly at: string };
  /** How many of the records lie in the newest log. */
  readonly newest: number;
  /** Of all logs, in their order. */
  readonly records: readonly SubjectRecord[];
  readonly refs: readonly Ref[];
  /** By record id and section, as JSON of `{r, value}`. */
  readonly opened: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export async function draftPackage(tx: Tx, keys: Keys, wanted: Wanted): Promise<Draft> {
  const logs = (await logsOf(tx)).toReversed();
  const parts: Part[] = [];
  const foreign = wanted.known.find((one) => !isOf(logs, one.log));
  if (foreign !== undefined)
    throw new ExportError(`a checkpoint of \`${foreign.log}\` is of no log of this tenant`);
  let named: NamedIds = { policies: [], templates: [] };
  for (const log of logs) {
    const known = wanted.known.filter((one) => one.log !== undefined || log === logs[0]);
    const part = await partOf(tx, keys, log, { ...wanted, known }, named);
    named = part.absent;
    parts.push(part);
  }
  const [newest] = parts;
  if (newest === undefined) throw new ExportError('nothing is sealed yet: there is no checkpoint');
  const [absent] = [...named.policies, ...named.templates];
  if (absent !== undefined)
    throw new ExportError(`a decision names \`${absent}\`, whose record is in no log yet`);
  const files: Files = new Map(newest.files);
  for (const part of parts.slice(1)) putEarlier(files, part, wanted.tag);
  const { note, size, log, heads } = newest;
  return {
    files,
    log: log.name,
    tag: wanted.tag,
    note,
    size,
    completeTo: { index: heads.index, at: heads.at },
    newest: newest.records.length,
    records: parts.toReversed().flatMap(({ records }) => records),
    refs: parts.flatMap(({ refs }) => refs),
    opened: new Map(parts.flatMap(({ opened }) => [...opened])),
  };
}

function isOf(logs: readonly OneLog[], name: string | undefined): boolean {
  return name === undefined || logs.some((log) => log.name === name);
}

/** A package of its own inside the other: whoever wants may check it alone. */
function putEarlier(files: Files, { files: own, log, size, records }: Part, subject: string): void {
  addManifest(own, { log: log.name, records: records.length, size, subject });
  for (const [name, content] of own) files.set(`earlier/${log.no}/${name}`, content);
}

/** The package is complete; answers the SHA-256 of its manifest. */
export function sealDraft({ files, log, tag, size, newest }: Draft): string {
  return addManifest(files, { log, records: newest, size, subject: tag });
}
