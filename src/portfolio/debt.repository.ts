/** SQL of debts and of the relations of parties to them. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import {
  debtFacts,
  type Amounts,
  type Balance,
  type DebtFacts,
  type DebtRelation,
  type DebtTerms,
  type GivenDebt,
} from './debt.js';
import { cut, pageClause, type Page } from './page.js';

export interface StoredRelation {
  readonly party_id: string;
  readonly relation: string;
  readonly liable: boolean | null;
  readonly liability_ended_on: string | null;
  readonly source: string | null;
}

export interface StoredDebt {
  readonly id: string;
  readonly external_id: string;
  readonly debtor_id: string;
  readonly lender_id: string;
  readonly kind: DebtTerms['kind'];
  readonly currency: string;
  readonly amounts: Amounts;
  readonly due_on: string | null;
  readonly days_past_due: number;
  readonly balance_as_of: Date;
  readonly account_tail: string | null;
  readonly facts: DebtFacts;
  readonly request_hash: Buffer;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly parties: readonly StoredRelation[];
}

/** A debt whose references are UUIDs. */
export interface DebtToInsert {
  readonly id: string;
  readonly debt: GivenDebt;
  readonly debtor_id: string;
  readonly request_hash: Buffer;
}

export async function insertDebts(tx: Tx, rows: readonly DebtToInsert[]): Promise<void> {
  const plain = rows.map(({ id, debt, debtor_id, request_hash }) => ({
    ...debt,
    id,
    debtor_id,
    lender_id: debt.lender,
    facts: debtFacts(debt),
    request_hash: request_hash.toString('base64'),
  }));
  await tx.query(
    `insert into debt (tenant, id, external_id, debtor_id, lender_id, kind, currency, amounts, due_on, days_past_due,
       balance_as_of, account_tail, facts, request_hash, created_at, updated_at)
     select $1, id, external_id, debtor_id, lender_id, kind, currency, amounts, due_on, days_past_due,
       balance_as_of, account_tail, facts, decode(request_hash, 'base64'), $2, $2
       from json_to_recordset($3::json) as d(id uuid, external_id text, debtor_id uuid, lender_id uuid, kind text,
         currency text, amounts jsonb, due_on date, days_past_due int, balance_as_of timestamptz, account_tail text,
         facts jsonb, request_hash text)`,
    [tx.tenant, iso(tx.at), JSON.stringify(plain)],
  );
  await putRelations(
    tx,
    rows.flatMap(({ id, debt }) =>
      debt.parties.map(({ party, ...relation }) => ({ debt_id: id, party_id: party, ...relation })),
    ),
  );
}

/** Adds relations, or replaces those of the same debt and party. */
export async function putRelations(
  tx: Tx,
  rows: readonly (DebtRelation & { debt_id: string; party_id: string })[],
): Promise<void> {
  await tx.query(
    `insert into debt_party (tenant, debt_id, party_id, relation, liable, liability_ended_on, source)
     select $1, debt_id, party_id, relation, liable, liability_ended_on, source
       from json_to_recordset($2::json) as r(debt_id uuid, party_id uuid, relation text, liable boolean,
         liability_ended_on date, source text)
     on conflict (tenant, debt_id, party_id) do update set relation = excluded.relation, liable = excluded.liable,
       liability_ended_on = excluded.liability_ended_on, source = excluded.source`,
    [tx.tenant, JSON.stringify(rows)],
  );
}

type Row = Omit<StoredDebt, 'parties'> & Record<string, unknown>;
type RelationRow = StoredRelation & { debt_id: string } & Record<string, unknown>;

const COLUMNS = `id, external_id, debtor_id, lender_id, kind, currency, amounts, due_on::text, days_past_due, balance_as_of,
  account_tail, facts, request_hash, created_at, updated_at`;

export async function readDebts(tx: Tx, ids: readonly string[]): Promise<StoredDebt[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from debt where tenant = $1 and id = any($2::uuid[]) order by id`,
    [tx.tenant, ids],
  );
  return complete(tx, rows);
}

/** @param debtorId only the debts of this borrower */
export async function listDebts(
  tx: Tx,
  page: Page,
  debtorId?: string,
): Promise<{ rows: StoredDebt[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 3);
  const found = await tx.query<Row>(
    `select ${COLUMNS} from debt where tenant = $1 and ($2::uuid is null or debtor_id = $2) ${sql}`,
    [tx.tenant, debtorId ?? null, ...values],
  );
  const { rows, has_more } = cut(found, page);
  return { rows: await complete(tx, rows), has_more };
}

async function complete(tx: Tx, rows: readonly Row[]): Promise<StoredDebt[]> {
  const relations = await tx.query<RelationRow>(
    `select debt_id, party_id, relation, liable, liability_ended_on::text, source from debt_party
      where tenant = $1 and debt_id = any($2::uuid[]) order by party_id`,
    [tx.tenant, rows.map(({ id }) => id)],
  );
  const byDebt = new Map<string, StoredRelation[]>(rows.map(({ id }) => [id, []]));
  for (const { debt_id, ...relation } of relations) byDebt.get(debt_id)?.push(relation);
  return rows.map((row) => ({ ...row, parties: byDebt.get(row.id) ?? [] }));
}

export async function updateBalance(tx: Tx, id: string, balance: Balance): Promise<void> {
  await tx.query(
    `update debt set amounts = $3, days_past_due = $4, due_on = $5, balance_as_of = $6, updated_at = $7
      where tenant = $1 and id = $2`,
    [
      tx.tenant,
      id,
      JSON.stringify(balance.amounts),
      balance.days_past_due,
      balance.due_on ?? null,
      balance.balance_as_of,
      iso(tx.at),
    ],
  );
}

export async function updateTerms(
  tx: Tx,
  id: string,
  terms: DebtFacts & { kind: string; account_tail?: string | undefined },
): Promise<void> {
  await tx.query(
    'update debt set kind = $3, account_tail = $4, facts = $5, updated_at = $6 where tenant = $1 and id = $2',
    [
      tx.tenant,
      id,
      terms.kind,
      terms.account_tail ?? null,
      JSON.stringify(debtFacts(terms)),
      iso(tx.at),
    ],
  );
}
