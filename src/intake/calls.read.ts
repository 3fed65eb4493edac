/** The call list, and tasks that are in nobody's hands, or in somebody else's, in the form of the API. */
import type { Language } from '../compliance/telling/tell.js';
import type { Claim } from '../dispatch/calls.js';
import { readDecisions } from '../dispatch/explain.js';
import { told } from '../compliance/telling/tell.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { Scribe } from '../portfolio/scribe.js';
import { standing, type Standing } from './contacts.standing.js';
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

/** Refused is an answer too: the task left the list for the reasons given. */
export function refusedClaim(
  { judged }: Exclude<Claim, { kind: 'gone' }>,
  language: Language,
  now: number,
) {
  const { contact, decision, ruling } = judged;
  const deciding = decision.findings.filter(({ verdict }) => verdict === decision.verdict);
  return {
    object: 'call_task' as const,
    id: publicId('contact', contact.id),
    claimed: false,
    status: ruling.status,
    verdict: decision.verdict,
    rules: ruling.rules,
    because: deciding.map((finding) => told(finding.because, language)),
    not_after: iso(contact.not_after.getTime()),
    now: iso(now),
  };
}

type Elsewhere = Standing & {
  contact_id: string;
  person_id: string;
  party_id: string;
  verdict: string | null;
};

/** Where a task went that is not in this collector's hands, and why; no word about whom it is. */
export async function callElsewhere({ tx, keys }: Scribe, id: string, language: Language) {
  const [row] = await tx.query<Elsewhere>(
    `select c.id as contact_id, c.person_id, c.party_id, c.not_after, s.status, s.due_at, s.rules, s.error_code, s.verdict,
            s.decision_id, s.updated_at
       from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
      where c.tenant = $1 and c.id = $2 and c.channel = 'call'`,
    [tx.tenant, id],
  );
  if (row === undefined) throw new Problem('not-found', 'there is no such call task');
  const { decision_id, status, verdict } = row;
  const judged =
    decision_id === null || !['held', 'blocked', 'review'].includes(status)
      ? undefined
      : (await readDecisions(tx, keys, [{ ...row, decision_id }])).get(decision_id);
  const deciding = judged?.findings.filter((one) => one.verdict === judged.verdict) ?? [];
  return {
    object: 'call_task' as const,
    id: publicId('contact', id),
    claimed: false,
    status,
    verdict,
    rules: row.rules ?? [],
    because: [
      standing(row, tx.at, language),
      ...deciding.flatMap(({ because }) => (because === null ? [] : [told(because, language)])),
    ],
    not_after: iso(row.not_after.getTime()),
    now: iso(tx.at),
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
