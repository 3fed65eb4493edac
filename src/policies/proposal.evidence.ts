/** What the evidence says of proposals: who proposed, who approved, from when on, and the hash of the words. */
import { createHash } from 'node:crypto';
import { canonical } from '../evidence/canonical.js';
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import type { Effect } from './compare.js';
import type { ProposalRow, ProposalStatus } from './proposal.repository.js';

type Proposal = Pick<ProposalRow, 'id' | 'subject' | 'content'>;

interface Approval {
  readonly row: ProposalRow;
  readonly by: string;
  readonly from: number;
  /** Of a policy: the hash of law, program and policy. */
  readonly ruleset: string | null;
  readonly effect: Effect;
}

/** A policy is published as every ruleset is; a declaration is a setting of the house. */
export function approvalDraft({ row, by, from, ruleset, effect }: Approval): Draft {
  const approval = {
    approved_by: publicId('user', by),
    effect,
    effective_from: iso(from),
    proposed_by: row.proposed_by === null ? null : publicId('user', row.proposed_by),
    version: row.content.version,
  };
  if (ruleset !== null) {
    const body = { ...approval, policy: 'house', sha256: ruleset };
    return { kind: 'policy.published', subject: null, body };
  }
  const draft = changeDraft(row, 'approved', by);
  return { ...draft, body: { ...draft.body, ...approval } };
}

/** It names the instant from which it holds: the record itself may be a moment later. */
export function activationDraft(row: Proposal, from: number): Draft {
  const { version } = row.content;
  if (row.subject === 'policy') {
    const body = { effective_from: iso(from), policy: 'house', version };
    return { kind: 'policy.activated', subject: null, body };
  }
  const draft = changeDraft(row, 'activated', null);
  return { ...draft, body: { ...draft.body, effective_from: iso(from) } };
}

/** The words themselves are sealed: a person may be named in them. */
export function changeDraft(
  { id, subject, content }: Proposal,
  change: ProposalStatus | 'activated',
  by: string | null,
): Draft {
  const value = JSON.parse(JSON.stringify(content)) as Record<string, never>;
  const sha256 = createHash('sha256').update(canonical(value)).digest('hex');
  return {
    kind: 'config.changed',
    subject: null,
    body: {
      by: by === null ? null : publicId('user', by),
      change,
      [subject]: publicId(subject, id),
      sha256,
      version: content.version,
    },
    sec: { [subject]: { about: null, value } },
  };
}
