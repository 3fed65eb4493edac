/** The evidence about one contact: every record that names it, with its place in the signed log. */
import { readPersons } from '../../evidence/person.js';
import { openSections } from '../../evidence/section.js';
import type { Tx } from '../../platform/database.js';
import { firstIdAt, msOf, publicId } from '../../platform/ids.js';
import type { Scribe } from '../../portfolio/scribe.js';
import type { StoryRow } from './story.row.js';

export interface NamingRecord {
  readonly id: string;
  readonly kind: string;
  /** RFC 3339 in UTC. */
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Its place in the log; null until it has one. */
  readonly index: number | null;
}

export interface Naming {
  readonly records: readonly NamingRecord[];
  /** The size of the newest checkpoint; null before the first. */
  readonly size: number | null;
}

/** Ids of one transaction begin with its milliseconds; a bulk borrows from those that follow. */
const ACCEPTED_WITHIN_MS = 200;

/**
 * Records of a contact are filed under its debtor and hold its public id, and none has a smaller number than that of
 * its acceptance, whatever the clocks said since. Bytes are compared, because reading the JSON of everything that a
 * debtor's file holds takes longer than all the rest of the page.
 */
export async function recordsNaming(tx: Tx, row: StoryRow): Promise<Naming> {
  const contact = publicId('contact', row.id);
  const rows = await tx.query<{ id: string; kind: string; entry: Buffer; idx: string | null }>(
    `with file as materialized (
       select coalesce((select tag from person_key where tenant = $1 and party_id = $3),
                       (select tag from record where tenant = $1 and id = $4)) as tag
     ), accepted as materialized (
       select r.n from record r, file
        where r.tenant = $1 and r.id between $5 and $6 and r.tag = file.tag and r.kind = 'contact.accepted'
          and position($2::bytea in r.entry) > 0
     )
     select r.id, r.kind, r.entry, l.idx
       from record r left join log l on l.tenant = r.tenant and l.record_id = r.id
      where r.tenant = $1 and r.tag = (select tag from file) and r.n >= coalesce((select min(n) from accepted), 0)
        and position($2::bytea in r.entry) > 0
      order by r.n`,
    [
      tx.tenant,
      Buffer.from(`"${contact}"`),
      row.person_id,
      row.decision_id,
      firstIdAt(msOf(row.id) - ACCEPTED_WITHIN_MS),
      firstIdAt(msOf(row.id) + ACCEPTED_WITHIN_MS),
    ],
  );
  const [newest] = await tx.query<{ size: string }>(
    'select size from checkpoint where tenant = $1 order by size desc limit 1',
    [tx.tenant],
  );
  return {
    size: newest === undefined ? null : Number(newest.size),
    records: rows.map(({ id, kind, entry, idx }) => {
      const { at, body } = JSON.parse(entry.toString()) as Pick<NamingRecord, 'at' | 'body'>;
      return { id, kind, at, body, index: idx === null ? null : Number(idx) };
    }),
  };
}

/** What people wrote into records: why they approved or refused, and their note on a call. By record id. */
export async function wordsIn(
  { tx, keys }: Scribe,
  row: StoryRow,
  records: readonly NamingRecord[],
): Promise<ReadonlyMap<string, string>> {
  const persons = await readPersons(tx, keys, [row.person_id, row.party_id]);
  const wanted = records.flatMap(({ id, kind }) => {
    if (kind === 'review.resolved')
      return [{ record_id: id, section: 'reason', person: persons.get(row.person_id) ?? null }];
    if (kind === 'call.task')
      return [{ record_id: id, section: 'note', person: persons.get(row.party_id) ?? null }];
    if (kind === 'contact.replayed') return [{ record_id: id, section: 'reason', person: null }];
    return [];
  });
  const values = await openSections(tx, keys, wanted);
  return new Map(
    wanted.flatMap(({ record_id }, i) => {
      const said = wordsOf(values[i]);
      return said === undefined ? [] : [[record_id, said] as const];
    }),
  );
}

function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || !('reason' in value)) return undefined;
  return typeof value.reason === 'string' ? value.reason : undefined;
}
