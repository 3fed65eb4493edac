/** Reads the timeline back, with free text opened where its person still has a key. */
import { readPersons } from '../evidence/person.js';
import type { Tx } from '../platform/database.js';
import { open, type Keys } from '../platform/keys.js';
import { cut, pageClause, type Page } from './page.js';
import { sealedUse } from './sealed-use.js';

export interface StoredEvent {
  readonly id: string;
  readonly external_id: string | null;
  readonly person_id: string | null;
  readonly party_id: string | null;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly body: Readonly<Record<string, unknown>>;
  readonly texts: Readonly<Record<string, string>>;
}

type Row = Omit<StoredEvent, 'texts'> & { sealed: Buffer | null } & Record<string, unknown>;

const COLUMNS = 'id, external_id, person_id, party_id, occurred_at, recorded_at, body, sealed';

export async function readEvent(tx: Tx, keys: Keys, id: string): Promise<StoredEvent | undefined> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from timeline_event where tenant = $1 and id = $2`,
    [tx.tenant, id],
  );
  return (await opened(tx, keys, rows))[0];
}

export async function readEvents(
  tx: Tx,
  keys: Keys,
  ids: readonly string[],
): Promise<StoredEvent[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from timeline_event where tenant = $1 and id = any($2::uuid[])`,
    [tx.tenant, ids],
  );
  return opened(tx, keys, rows);
}

/** @param personId only events that concern this person, as debtor or as party */
export async function listEvents(
  tx: Tx,
  keys: Keys,
  page: Page,
  personId?: string,
): Promise<{ rows: StoredEvent[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 3);
  const found = await tx.query<Row>(
    `select ${COLUMNS} from timeline_event
      where tenant = $1 and ($2::uuid is null or person_id = $2 or party_id = $2) ${sql}`,
    [tx.tenant, personId ?? null, ...values],
  );
  const { rows, has_more } = cut(found, page);
  return { rows: await opened(tx, keys, rows), has_more };
}

async function opened(tx: Tx, keys: Keys, rows: readonly Row[]): Promise<StoredEvent[]> {
  const owners = rows.flatMap((row) =>
    row.sealed === null ? [] : (row.party_id ?? row.person_id ?? []),
  );
  const persons = owners.length === 0 ? new Map() : await readPersons(tx, keys, owners);
  return rows.map(({ sealed, ...row }) => {
    const person = persons.get(row.party_id ?? row.person_id ?? '');
    if (sealed === null || person === undefined) return { ...row, texts: {} };
    return {
      ...row,
      texts: JSON.parse(open(person.dek, sealedUse.event(row.id), sealed).toString()),
    };
  });
}
