/**
 * How a policy or a declaration comes into force: one person proposes it, another approves it.
 *
 * The approver answers for a comparison. When what is in force has changed since, the proposal must be read
 * again: it may loosen now what it tightened then.
 */
import type { EvidenceLog } from '../evidence/record.js';
import type { Tx } from '../platform/database.js';
import { needFourEyes } from '../platform/access/four-eyes.js';
import { uuid7 } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { compare, type Comparison } from './compare.js';
import { compareDeclarations } from './compare-declarations.js';
import { declarationInForce } from './declaration.js';
import { lawInForce, policyAt, rulesetOf, rulesetText } from './house-policy.js';
import { approvalDraft, activationDraft, changeDraft } from './proposal.evidence.js';
import {
  insertProposal,
  lockPolicies,
  readProposal,
  storeAnswer,
  storePublication,
  takeDue,
  type Contents,
  type ProposalRow,
  type Subject,
} from './proposal.repository.js';
import { keepRuleset } from './ruleset.repository.js';

export interface Proposing<S extends Subject> {
  readonly content: Contents[S];
  readonly reason: string;
  /** RFC 3339; absent: from its approval on. */
  readonly effective_from?: string | undefined;
}

interface Log {
  readonly tx: Tx;
  readonly evidence: EvidenceLog;
}

/** Answers the id of the proposal. */
export async function propose<S extends Subject>(
  { tx, evidence }: Log,
  subject: S,
  { content, reason, effective_from }: Proposing<S>,
  by: string,
): Promise<string> {
  // The first of all policies is published before another is compared with it.
  await lawInForce(tx, evidence);
  const from = effective_from === undefined ? null : new Date(effective_from);
  if (from !== null && from.getTime() <= tx.at) throw past();
  const id = uuid7(tx.at);
  const comparison = await comparisonOf(tx, subject, content, from?.getTime() ?? tx.at);
  const row = { id, subject, version: content.version, content, reason, comparison };
  await insertProposal(tx, { ...row, effective_from: from }, by);
  await evidence.write(tx, [changeDraft({ subject, id, content }, 'proposed', by)]);
  return id;
}

function past(): Problem {
  return fieldProblem('inconsistent-request', {
    pointer: '/effective_from',
    detail: 'lies in the past',
    remedy: 'send a later instant, or none to begin with the approval',
  });
}

/** Against what will be in force when it comes into force, as far as that is decided. */
export async function comparisonOf<S extends Subject>(
  tx: Tx,
  subject: S,
  content: Contents[S],
  at: number,
): Promise<Comparison> {
  if (subject === 'policy') return compare(await policyAt(tx, at), content as Contents['policy']);
  const row = await declarationInForce(tx, at);
  return compareDeclarations(row?.content, content as Contents['declaration']);
}

export interface Answer {
  readonly by: string;
  readonly reason: string | null;
  /** The version that the approver saw it compared with. */
  readonly compared_with?: string | null | undefined;
}

export async function approve(
  { tx, evidence }: Log,
  subject: Subject,
  id: string,
  { by, reason, compared_with }: Answer,
): Promise<void> {
  // Before the row and before what is in force is read: of two approvals one comes second and sees the first.
  await lockPolicies(tx);
  const row = await open(tx, subject, id);
  const proposed = { by: [row.proposed_by], since: row.proposed_at.getTime() };
  await needFourEyes(
    tx,
    { ...proposed, approver: by },
    'this was proposed with a key of yours: another person must approve it',
  );
  const now = await tx.now();
  const from = row.effective_from?.getTime() ?? now;
  if (from < now) {
    throw new Problem('stale-proposal', 'the instant from which it was to be in force has passed');
  }
  const comparison = await comparisonOf(tx, subject, row.content, from);
  const seen = compared_with === undefined ? row.comparison.with : compared_with;
  if (comparison.with !== seen) {
    throw new Problem(
      'stale-proposal',
      `it is compared with \`${comparison.with ?? 'nothing'}\` now: look at it again and name that in \`compared_with\``,
      { extras: { compared_with: comparison.with } },
    );
  }
  const isNow = row.effective_from === null;
  const ruleset = subject === 'policy' ? rulesetOf(id, row.content as Contents['policy']) : null;
  const approval = { row, by, from, ruleset, effect: comparison.effect };
  const drafts = [approvalDraft(approval), ...(isNow ? [activationDraft(row, from)] : [])];
  const [record_id = '', activation_id = null] = await evidence.write(tx, drafts);
  const answered = { status: 'approved', by, answer: reason, comparison } as const;
  await storeAnswer(tx, id, { ...answered, in_force_from: from, record_id, activation_id });
  if (ruleset === null) return;
  const policy = row.content as Contents['policy'];
  await storePublication(tx, { policy, ruleset, from }, record_id);
  await keepRuleset(tx, rulesetText(policy));
}

/** By anybody but the proposer, who can withdraw it. */
export async function refuse(
  log: Log,
  subject: Subject,
  id: string,
  answer: Answer,
): Promise<void> {
  const row = await open(log.tx, subject, id);
  if (row.proposed_by === answer.by) {
    throw new Problem('four-eyes', 'this was proposed with a key of yours: withdraw it instead');
  }
  await end(log, row, 'refused', answer);
}

/** By the proposer alone: others refuse. */
export async function withdraw(
  log: Log,
  subject: Subject,
  id: string,
  answer: Answer,
): Promise<void> {
  const row = await open(log.tx, subject, id);
  if (row.proposed_by !== answer.by) {
    throw new Problem('forbidden', 'only who proposed this can withdraw it: refuse it instead');
  }
  await end(log, row, 'withdrawn', answer);
}

async function end(
  { tx, evidence }: Log,
  row: ProposalRow,
  status: 'refused' | 'withdrawn',
  { by, reason }: Answer,
): Promise<void> {
  const [record_id = ''] = await evidence.write(tx, [changeDraft(row, status, by)]);
  const { comparison, id } = row;
  const none = { in_force_from: null, activation_id: null };
  await storeAnswer(tx, id, { status, by, answer: reason, comparison, record_id, ...none });
}

async function open(tx: Tx, subject: Subject, id: string): Promise<ProposalRow> {
  const row = await readProposal(tx, subject, id, true);
  if (row === undefined) throw new Problem('not-found', `there is no such ${subject}`);
  if (row.status === 'proposed') return row;
  throw new Problem('not-open', `the ${subject} is \`${row.status}\` already`);
}

/** Records what came into force since it was looked last, and answers of which kind it was. */
export async function activateDue(tx: Tx, evidence: EvidenceLog): Promise<Subject[]> {
  const taken = await takeDue(tx);
  await evidence.write(
    tx,
    taken.map(({ row, activation_id }) => ({
      ...activationDraft(row, row.in_force_from?.getTime() ?? tx.at),
      id: activation_id,
    })),
  );
  return taken.map(({ row }) => row.subject);
}
