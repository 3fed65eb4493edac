/** The call list, and a claim in the form of the API. */
import type { Claim } from '../dispatch/calls.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import { listOf } from './paging.js';

type Row = { id: string; purpose: string; created_at: Date; not_after: Date };

/** Without a cursor: it is worked from its head, and what somebody claims is gone from it. */
export async function callTasks(tx: Tx, limit: number) {
  const rows = await tx.query<Row>(
    `select c.id, c.purpose, c.created_at, c.not_after
       from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
      where s.tenant = $1 and s.status = 'ready' order by s.due_at, s.contact_id limit $2`,
    [tx.tenant, limit + 1],
  );
  const data = rows.slice(0, limit).map(({ id, purpose, created_at, not_after }) => ({
    object: 'call_task',
    id: publicId('contact', id),
    purpose,
    created_at: iso(created_at.getTime()),
    not_after: iso(not_after.getTime()),
  }));
  return listOf(data, rows.length > limit);
}

export function claimBody(claim: Exclude<Claim, { kind: 'gone' }>) {
  const { contact, decision, input, ruling, address, message } = claim.judged;
  const head = {
    object: 'call_task',
    id: publicId('contact', contact.id),
    verdict: decision.verdict,
    rules: ruling.rules,
    not_after: iso(contact.not_after.getTime()),
  };
  if (claim.kind === 'refused') {
    const deciding = decision.findings.filter(({ verdict }) => verdict === decision.verdict);
    const because = deciding.map((finding) => finding.because);
    return { ...head, claimed: false, status: ruling.status, because };
  }
  return {
    ...head,
    claimed: true,
    status: 'claimed',
    number: address,
    relation: input.attempt.to.relation,
    script: message?.text ?? null,
    dial_before: iso(claim.dial_before),
    lease_until: iso(claim.lease_until),
  };
}

/** Why a task cannot be claimed or completed by this user. */
export async function notYours(tx: Tx, contactId: string): Promise<Problem> {
  const [row] = await tx.query<{ status: string; channel: string }>(
    'select status, channel from contact_state where tenant = $1 and contact_id = $2',
    [tx.tenant, contactId],
  );
  if (row?.channel !== 'call') return new Problem('not-found', 'there is no such call task');
  return new Problem('not-yours', `the task is \`${row.status}\`, and not in your hands`, {
    extras: { status: row.status },
  });
}
