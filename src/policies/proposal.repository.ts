/** Rows of proposals, and of the publications that approved policies become. */
import type { HousePolicy } from '../compliance/house.js';
import { iso } from '../platform/clock.js';
import { codeOf, UNIQUE_VIOLATION, type Tx } from '../platform/database.js';
import { uuid7 } from '../platform/ids.js';
import { fieldProblem } from '../platform/problem.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import type { Comparison } from './compare.js';
import type { Declaration } from './declaration.js';

export type Subject = 'policy' | 'declaration';
export type ProposalStatus = 'proposed' | 'approved' | 'refused' | 'withdrawn';

export interface Contents {
  readonly policy: HousePolicy;
  readonly declaration: Declaration;
}

export interface ProposalRow<S extends Subject = Subject> extends Record<string, unknown> {
  readonly id: string;
  readonly subject: S;
  readonly version: string;
  readonly content: Contents[S];
  readonly reason: string;
  readonly comparison: Comparison;
  readonly effective_from: Date | null;
  /** Null: shipped with a release. */
  readonly proposed_by: string | null;
  readonly proposed_at: Date;
  readonly status: ProposalStatus;
  readonly decided_by: string | null;
  readonly decided_at: Date | null;
  readonly answer: string | null;
  readonly in_force_from: Date | null;
  readonly record_id: string | null;
  readonly activation_id: string | null;
}

const COLUMNS = `id, subject, version, content, reason, comparison, effective_from, proposed_by, proposed_at, status,
  decided_by, decided_at, answer, in_force_from, record_id, activation_id`;

const POLICY_LOCK = 7_283_643;

/** Whatever changes which policy is in force happens one after the other. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1, $2)', [POLICY_LOCK, tx.tenant]);
}

export async function insertProposal(
  tx: Tx,
  row: Pick<
    ProposalRow,
    'id' | 'subject' | 'version' | 'content' | 'reason' | 'comparison' | 'effective_from'
  >,
  by: string,
): Promise<void> {
  try {
    await tx.query(
      `insert into proposal (tenant, id, subject, version, content, reason, comparison, effective_from, proposed_by,
         proposed_at, status)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed')`,
      [
        tx.tenant,
        row.id,
        row.subject,
        row.version,
        row.content,
        row.reason,
        row.comparison,
        row.effective_from,
        by,
        iso(tx.at),
      ],
    );
  } catch (error) {
    if (codeOf(error) !== UNIQUE_VIOLATION) throw error;
    throw fieldProblem('inconsistent-request', {
      pointer: '/version',
      detail: `\`${row.version}\` is taken`,
      remedy: 'choose a name that no other version has, whatever became of it',
    });
  }
}

/** @param lock the row waits for nobody else until the transaction ends */
export async function readProposal<S extends Subject>(
  tx: Tx,
  subject: S,
  id: string,
  lock = false,
): Promise<ProposalRow<S> | undefined> {
  const [row] = await tx.query<ProposalRow<S>>(
    `select ${COLUMNS} from proposal where tenant = $1 and subject = $2 and id = $3${lock ? ' for update' : ''}`,
    [tx.tenant, subject, id],
  );
  return row;
}

export async function listProposals<S extends Subject>(
  tx: Tx,
  subject: S,
  status: ProposalStatus | null,
  page: Page,
): Promise<{ rows: ProposalRow<S>[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 4);
  const found = await tx.query<ProposalRow<S>>(
    `select ${COLUMNS} from proposal where tenant = $1 and subject = $2 and ($3::text is null or status = $3) ${sql}`,
    [tx.tenant, subject, status, ...values],
  );
  return cut(found, page);
}

interface Answered {
  readonly status: Exclude<ProposalStatus, 'proposed'>;
  readonly by: string;
  readonly answer: string | null;
  readonly comparison: Comparison;
  /** When approved. */
  readonly in_force_from: number | null;
  readonly record_id: string;
  readonly activation_id: string | null;
}

export async function storeAnswer(tx: Tx, id: string, answered: Answered): Promise<void> {
  await tx.query(
    `update proposal set status = $3, decided_by = $4, decided_at = $5, answer = $6, comparison = $7,
       in_force_from = $8, record_id = $9, activation_id = $10
      where tenant = $1 and id = $2 and status = 'proposed'`,
    [
      tx.tenant,
      id,
      answered.status,
      answered.by,
      iso(tx.at),
      answered.answer,
      answered.comparison,
      answered.in_force_from === null ? null : iso(answered.in_force_from),
      answered.record_id,
      answered.activation_id,
    ],
  );
}

/** Takes those whose hour has come, each once whoever asks at the same time. */
export async function takeDue(tx: Tx): Promise<{ row: ProposalRow; activation_id: string }[]> {
  const due = await tx.query<ProposalRow>(
    `select ${COLUMNS} from proposal
      where tenant = $1 and status = 'approved' and activation_id is null and in_force_from <= $2
      order by in_force_from, id for update skip locked`,
    [tx.tenant, iso(tx.at)],
  );
  const taken = due.map((row) => ({ row, activation_id: uuid7(tx.at) }));
  for (const { row, activation_id } of taken) {
    await tx.query('update proposal set activation_id = $3 where tenant = $1 and id = $2', [
      tx.tenant,
      row.id,
      activation_id,
    ]);
  }
  return taken;
}

export interface Publication {
  readonly policy: HousePolicy;
  readonly ruleset: string;
  /** In milliseconds. */
  readonly from: number;
}

export async function storePublication(
  tx: Tx,
  { policy, ruleset, from }: Publication,
  record_id: string,
): Promise<void> {
  await tx.query(
    `insert into policy_version (tenant, id, version, content, ruleset, record_id, effective_from, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenant, uuid7(tx.at), policy.version, policy, ruleset, record_id, iso(from), iso(tx.at)],
  );
}

const NOTHING_BEFORE: Comparison = { with: null, effect: 'none', fields: [] };

/** The policy of the first day stands in the list beside those that people propose. */
export async function storeShipped(tx: Tx, policy: HousePolicy, record_id: string): Promise<void> {
  await tx.query(
    `insert into proposal (tenant, id, subject, version, content, reason, comparison, proposed_at, status, decided_at,
       in_force_from, record_id, activation_id)
     values ($1, $2, 'policy', $3, $4, 'shipped with the release', $5, $6, 'approved', $6, $6, $7, $7)
     on conflict (tenant, subject, version) do nothing`,
    [tx.tenant, uuid7(tx.at), policy.version, policy, NOTHING_BEFORE, iso(tx.at), record_id],
  );
}
