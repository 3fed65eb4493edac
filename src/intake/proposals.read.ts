/** Proposals as the API shows them. */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { declarationInForce } from '../policies/declaration.js';
import { lawInForce, policyAt } from '../policies/house-policy.js';
import { comparisonOf } from '../policies/proposal.js';
import {
  listProposals,
  readProposal,
  type ProposalRow,
  type Subject,
} from '../policies/proposal.repository.js';
import type { Scribe } from '../portfolio/scribe.js';
import { listOf, pageOf } from './paging.js';
import type { ProposalQuery } from './proposals.schema.js';

/** Our UUID for what a path names, or a problem. */
export function proposalNamed(subject: Subject, text: string): string {
  const id = fromPublicId(subject, text);
  if (id === undefined) throw new Problem('not-found', `there is no such ${subject}`);
  return id;
}

export async function proposalBody(tx: Tx, subject: Subject, id: string) {
  const row = await readProposal(tx, subject, id);
  if (row === undefined) throw new Problem('not-found', `there is no such ${subject}`);
  const now = await tx.now();
  return shown(row, await versionInForce(tx, subject, now), await compared(tx, row, now));
}

/** What is in force now; a tenant has a house policy from its first decision on, and may have declared nothing. */
export async function inForceBody({ tx, evidence }: Scribe, subject: Subject) {
  // A policy that this program ships is published first.
  await lawInForce(tx, evidence);
  const now = await tx.now();
  const version = await versionInForce(tx, subject, now);
  const [named] = await tx.query<{ id: string }>(
    `select id from proposal where tenant = $1 and subject = $2 and version = $3 and status = 'approved'`,
    [tx.tenant, subject, version ?? null],
  );
  const row = named && (await readProposal(tx, subject, named.id));
  if (row === undefined) throw new Problem('not-found', `no ${subject} is in force`);
  return shown(row, version, row.comparison);
}

export async function proposalPage(tx: Tx, subject: Subject, query: ProposalQuery) {
  const page = pageOf(subject, query);
  const { rows, has_more } = await listProposals(tx, subject, query.status ?? null, page);
  const now = await tx.now();
  const inForce = await versionInForce(tx, subject, now);
  const all = rows.map(async (row) => shown(row, inForce, await compared(tx, row, now)));
  return listOf(await Promise.all(all), has_more);
}

async function versionInForce(tx: Tx, subject: Subject, now: number): Promise<string | undefined> {
  if (subject === 'policy') return (await policyAt(tx, now)).version;
  return (await declarationInForce(tx, now))?.content.version;
}

/** What is still open is compared afresh: the approver must see what it would change today. */
function compared(tx: Tx, row: ProposalRow, now: number) {
  if (row.status !== 'proposed') return row.comparison;
  return comparisonOf(tx, row.subject, row.content, row.effective_from?.getTime() ?? now);
}

function shown(
  row: ProposalRow,
  inForce: string | undefined,
  comparison: ProposalRow['comparison'],
) {
  const { subject, status, reason, answer, record_id, activation_id } = row;
  return {
    object: subject,
    id: publicId(subject, row.id),
    ...row.content,
    status,
    in_force: status === 'approved' && row.version === inForce,
    in_force_from: instantText(row.in_force_from),
    effective_from: instantText(row.effective_from),
    comparison,
    reason,
    proposed_by: user(row.proposed_by),
    proposed_at: iso(row.proposed_at.getTime()),
    decided_by: user(row.decided_by),
    decided_at: instantText(row.decided_at),
    answer,
    record: record_id && publicId('record', record_id),
    activation_record: activation_id && publicId('record', activation_id),
  };
}

function instantText(instant: Date | null): string | null {
  return instant === null ? null : iso(instant.getTime());
}

function user(id: string | null): string | null {
  return id === null ? null : publicId('user', id);
}
