/** The rows of composed records: one insert for each table, whatever the number of records. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { byteaArray, textArray } from './columns.js';
import type { Composed, Link, SealedSection } from './compose.js';
import { TOLD } from './told.js';

export class LostPersonError extends Error {
  override name = 'LostPersonError';
}

/** @param no of the log that they name @param heads the last link of every chain that grew */
export async function store(
  tx: Tx,
  no: number,
  records: readonly Composed[],
  heads: readonly Link[],
): Promise<void> {
  const secrets = records.flatMap((record) => record.secrets);
  const told = records.filter(({ frame }) => TOLD.has(frame.kind));
  // Sent together: they do not wait for each other's round trip.
  await Promise.all([
    tx.query(INSERT_RECORDS, [...recordColumns(tx, records), no]),
    secrets.length > 0 && tx.query(INSERT_SECRETS, secretColumns(tx, secrets)),
    heads.length > 0 && advance(tx, no, heads),
    told.length > 0 && tx.query(TELL, [tx.tenant, textArray(told.map(({ frame }) => frame.id))]),
  ]);
}

// The serial of the queue is drawn inside the persons' locks and in the order of the drafts, so the
// queue follows n.
const INSERT_RECORDS = `
  with given as materialized (
    select g.* from hold_log($1, $9) h,
      unnest($2::text[]::uuid[], $3::text[], $4::int[], $5::text[], $6::bytea[], $7::bytea[])
      with ordinality g (id, tag, n, kind, entry, leaf, place)
  ), recorded as (
    insert into record (tenant, id, tag, n, kind, entry, leaf)
    select $1, id, tag, n, kind, entry, leaf from given
  )
  insert into pending (tenant, record_id, leaf, queued)
  select $1, id, leaf, $8 from given order by place`;

// One row for all of them: the feed is put in order later, by whoever reads it.
const TELL = 'insert into feed_pending (tenant, record_ids) values ($1, $2::text[]::uuid[])';

function recordColumns(tx: Tx, records: readonly Composed[]): unknown[] {
  return [
    tx.tenant,
    textArray(records.map(({ frame }) => frame.id)),
    textArray(records.map(({ frame }) => frame.subject?.tag ?? null)),
    records.map(({ frame: { subject } }) => subject && subject.before + subject.n),
    textArray(records.map(({ frame }) => frame.kind)),
    byteaArray(records.map(({ entry }) => entry)),
    byteaArray(records.map(({ leaf }) => leaf)),
    iso(tx.at),
  ];
}

const INSERT_SECRETS = `
  insert into secret (tenant, record_id, section, tag, sealed)
  select $1, s.* from unnest($2::text[]::uuid[], $3::text[], $4::text[], $5::bytea[]) s`;

function secretColumns(tx: Tx, secrets: readonly SealedSection[]): unknown[] {
  return [
    tx.tenant,
    textArray(secrets.map(({ recordId }) => recordId)),
    textArray(secrets.map(({ section }) => section)),
    textArray(secrets.map(({ tag }) => tag)),
    byteaArray(secrets.map(({ sealed }) => sealed)),
  ];
}

const ADVANCE = `
  with advanced as (
    update person_key p set n = h.before + h.n, prev = h.prev, log_no = $5, before = h.before
      from unnest($2::text[], $3::int[], $4::bytea[], $6::int[]) h (tag, n, prev, before)
     where p.tenant = $1 and p.tag = h.tag
    returning 1
  )
  select count(*)::int as persons from advanced`;

async function advance(tx: Tx, no: number, heads: readonly Link[]): Promise<void> {
  const [row] = await tx.query<{ persons: number }>(ADVANCE, [
    tx.tenant,
    textArray(heads.map(({ tag }) => tag)),
    heads.map(({ n }) => n),
    byteaArray(heads.map(({ prev }) => prev)),
    no,
    heads.map(({ before }) => before),
  ]);
  const lost = heads.length - (row?.persons ?? 0);
  if (lost === 0) return;
  throw new LostPersonError(
    `${lost} of ${heads.length} persons have no row under this tenant: ` +
      'lock or create them in the transaction that writes about them',
  );
}
