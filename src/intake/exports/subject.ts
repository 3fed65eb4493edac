/** Whose records are exported: a party by its reference, or a tag, which is all that is left of who was erased. */
import type { ZoneFact } from '../../compliance/facts.js';
import type { Tx } from '../../platform/database.js';
import type { Keys } from '../../platform/keys.js';
import { Problem } from '../../platform/problem.js';
import { lookUp } from '../../portfolio/reference.js';

export interface Subject {
  readonly tag: string;
  /** Null for a tag without a person. */
  readonly party_id: string | null;
  /** In which the readable files tell the time; UTC if none is known. */
  readonly zone: string;
}

const TAG = /^[0-9a-f]{32}$/;

export async function subjectOf(tx: Tx, reference: string): Promise<Subject> {
  const party = (await lookUp(tx, 'party', [reference])).get(reference);
  if (party !== undefined) return ofParty(tx, party.id);
  if (TAG.test(reference)) return ofTag(tx, reference);
  throw new Problem('not-found', `there is no party \`${reference}\``);
}

async function ofParty(tx: Tx, id: string): Promise<Subject> {
  const [row] = await tx.query<Row>(
    `select k.tag, p.id as party_id, p.facts->'time_zones' as zones
       from party p join person_key k on k.tenant = p.tenant and k.party_id = p.id
      where p.tenant = $1 and p.id = $2`,
    [tx.tenant, id],
  );
  if (row !== undefined) return shaped(row);
  throw new Problem(
    'erased',
    'this party was erased, and with it which records were theirs: name the tag of the records instead',
  );
}

async function ofTag(tx: Tx, tag: string): Promise<Subject> {
  const [row] = await tx.query<Row>(
    `select k.tag, k.party_id, p.facts->'time_zones' as zones
       from person_key k left join party p on p.tenant = k.tenant and p.id = k.party_id
      where k.tenant = $1 and k.tag = $2
     union all
     (select tag, null, null from record where tenant = $1 and tag = $2 and n = 1)
      limit 1`,
    [tx.tenant, tag],
  );
  if (row !== undefined) return shaped(row);
  throw new Problem('not-found', `no record is filed under the tag \`${tag}\``);
}

type Row = { tag: string; party_id: string | null; zones: ZoneFact[] | null };

function shaped({ tag, party_id, zones }: Row): Subject {
  return { tag, party_id, zone: zoneIn(zones ?? []) };
}

/** Where they live tells more than the prefix of a telephone. */
function zoneIn(zones: readonly ZoneFact[]): string {
  const home = zones.find(({ source }) => source === 'residence_address') ?? zones[0];
  return home?.zone ?? 'UTC';
}

/** The key of whoever has this tag; null of the erased. */
export async function dekOf(tx: Tx, keys: Keys, tag: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ dek: Buffer }>(
    'select dek from person_key where tenant = $1 and tag = $2',
    [tx.tenant, tag],
  );
  return row === undefined ? null : keys.unwrap(row.dek, tag);
}
