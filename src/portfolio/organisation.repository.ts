/** SQL of organisations. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Organisation, StoredOrganisation } from './organisation.js';
import { cut, pageClause, type Page } from './page.js';
import { lookUp } from './reference.js';
import { asJson } from './scribe.js';

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly facts: object;
  readonly sms_from: string | null;
  readonly email_from: string | null;
  readonly reply_to: string | null;
  readonly per_second: string | null;
}

const COLUMNS = `id, external_id, kind, name, facts, sms_from, email_from, reply_to, per_second, created_at, updated_at`;

const ORGANISATIONS_LOCK = 7_283_646;

/**
 * Before a decision reads what organisations are, and until it commits: a change waits for it, and then finds what
 * was decided by the old facts. It comes before the brake, and whoever holds it alone waits for no person.
 */
export async function holdOrganisationsShared(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock_shared($1, $2)', [ORGANISATIONS_LOCK, tx.tenant]);
}

export async function holdOrganisationsAlone(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [ORGANISATIONS_LOCK, tx.tenant]);
}

export async function readOrganisations(
  tx: Tx,
  ids: readonly string[],
): Promise<StoredOrganisation[]> {
  const rows = await tx.query<Row & StoredOrganisation>(
    `select ${COLUMNS} from organisation where tenant = $1 and id = any($2::uuid[])`,
    [tx.tenant, ids],
  );
  return rows.map(fromRow);
}

export async function listOrganisations(
  tx: Tx,
  page: Page,
): Promise<{ rows: StoredOrganisation[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 2);
  const rows = await tx.query<Row & StoredOrganisation>(
    `select ${COLUMNS} from organisation where tenant = $1 ${sql}`,
    [tx.tenant, ...values],
  );
  return cut(rows.map(fromRow), page);
}

export async function insertOrganisation(
  tx: Tx,
  id: string,
  organisation: Organisation,
): Promise<void> {
  await tx.query(
    `insert into organisation (tenant, id, external_id, kind, name, facts, sms_from, email_from, reply_to, per_second,
       created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [tx.tenant, id, ...columnsOf(organisation), iso(tx.at)],
  );
}

export async function updateOrganisation(
  tx: Tx,
  id: string,
  organisation: Organisation,
): Promise<void> {
  await tx.query(
    `update organisation set external_id = $3, kind = $4, name = $5, facts = $6, sms_from = $7, email_from = $8,
       reply_to = $9, per_second = $10, updated_at = $11 where tenant = $1 and id = $2`,
    [tx.tenant, id, ...columnsOf(organisation), iso(tx.at)],
  );
}

/** Lenders may have listed this agency by its external id before it was known: from now on by ours. */
export async function enlist(tx: Tx, id: string, externalId: string): Promise<void> {
  await tx.query(
    `update organisation set facts = jsonb_set(facts, '{listed_agencies}',
       (select jsonb_agg(case when a = to_jsonb($2::text) then to_jsonb($3::text) else a end)
          from jsonb_array_elements(facts->'listed_agencies') a))
      where tenant = $1 and facts->'listed_agencies' ? $2`,
    [tx.tenant, externalId, publicId('organisation', id)],
  );
}

/** The list as the guard compares it: our ids, and the caller's for agencies that are not known yet. */
export async function namedAgencies(tx: Tx, references: readonly string[]): Promise<string[]> {
  const known = await lookUp(tx, 'organisation', references);
  return references.map((text) => {
    const found = known.get(text);
    return found === undefined
      ? text.replace(/^external:/, '')
      : publicId('organisation', found.id);
  });
}

function columnsOf(organisation: Organisation): unknown[] {
  const { external_id, kind, name, sms_from, email_from, reply_to, per_second, ...facts } =
    organisation;
  const sending = [sms_from, email_from, reply_to, per_second].map((value) => value ?? null);
  return [external_id, kind, name, JSON.stringify(facts), ...sending];
}

function fromRow({
  facts,
  sms_from,
  email_from,
  reply_to,
  per_second,
  ...row
}: Row & StoredOrganisation): StoredOrganisation {
  const optional = {
    sms_from,
    email_from,
    reply_to,
    per_second: per_second === null ? null : Number(per_second),
  };
  return { ...row, ...facts, ...asJson(withoutNulls(optional)) };
}

function withoutNulls(object: object): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}
