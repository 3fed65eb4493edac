/**
 * A person's answer to a review: approved contacts are judged again, refused ones end.
 *
 * An approval is for one text at one endpoint and names the findings it answers, so anything that changes
 * in between asks for a person again. Nobody approves what they planned themselves.
 */
import type { EvidenceLog } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import type { Keys } from '../platform/keys.js';
import { needFourEyes } from '../platform/access/four-eyes.js';
import { Problem } from '../platform/problem.js';
import { lockKnown } from './persons.js';

/** An approval is forgotten after this time, should the contact live longer. */
const APPROVAL_MS = 7 * 86_400_000;

export interface Answer {
  readonly approved: boolean;
  readonly reason: string;
  /** The decision that was looked at, if the answer is for that one only. */
  readonly decision_id?: string | undefined;
  /** The user who answers. */
  readonly by: string;
}

interface Waiting extends Record<string, unknown> {
  readonly id: string;
  readonly person_id: string;
  readonly party_id: string;
  readonly endpoint_id: string;
  readonly created_by: string | null;
  readonly created_at: Date;
  readonly not_after: Date;
  readonly status: string;
  readonly decision_id: string;
  readonly text_hash: Buffer | null;
}

/** Throws a Problem if the contact does not wait for an answer, or not for this person's. */
export async function answerReview(
  tx: Tx,
  log: { keys: Keys; evidence: EvidenceLog },
  contactId: string,
  answer: Answer,
): Promise<void> {
  const [who] = await tx.query<{ person_id: string; party_id: string }>(
    'select person_id, party_id from contact where tenant = $1 and id = $2',
    [tx.tenant, contactId],
  );
  if (who === undefined) throw new Problem('not-found', 'there is no such contact');
  const persons = await lockKnown(tx, log.keys, [who.person_id, who.party_id]);
  const contact = await waiting(tx, contactId);
  if (answer.approved) {
    const made = { by: [contact.created_by], since: contact.created_at.getTime() };
    await needFourEyes(
      tx,
      { ...made, approver: answer.by },
      'this contact was created with a key of yours: another person must approve it',
    );
  }
  if (answer.decision_id !== undefined && answer.decision_id !== contact.decision_id) {
    throw new Problem(
      'not-in-review',
      'the contact was judged again since this decision: look at the new one',
      { extras: { decision_id: publicId('record', contact.decision_id) } },
    );
  }
  const asked = await askedBy(tx, contact.decision_id);
  const debtor = persons.get(contact.person_id) ?? null;
  const [recordId] = await log.evidence.write(tx, [
    {
      kind: 'review.resolved',
      subject: debtor,
      body: {
        answer: answer.approved ? 'approved' : 'refused',
        by: publicId('user', answer.by),
        contact: publicId('contact', contact.id),
        decision: contact.decision_id,
        rules: asked,
      },
      sec: { reason: { about: debtor, value: { reason: answer.reason } } },
    },
  ]);
  await store(tx, contact, { ...answer, asked, recordId: recordId ?? '' });
}

async function waiting(tx: Tx, contactId: string): Promise<Waiting> {
  const [row] = await tx.query<Waiting>(
    `select c.id, c.person_id, c.party_id, c.endpoint_id, c.created_by, c.created_at, c.not_after, s.status, s.decision_id, s.text_hash
       from contact_state s join contact c on c.tenant = s.tenant and c.id = s.contact_id
      where s.tenant = $1 and s.contact_id = $2 for update of s`,
    [tx.tenant, contactId],
  );
  if (row?.status === 'review') return row;
  const detail = `the contact is \`${row?.status ?? 'gone'}\` and waits for nobody's answer`;
  const answer = await lastAnswer(tx, contactId);
  throw new Problem('not-in-review', detail, { extras: { status: row?.status, answer } });
}

/** For whoever comes second: what the first said, and who it was. */
async function lastAnswer(tx: Tx, contactId: string) {
  const [row] = await tx.query<{ approved: boolean; login: string; created_at: Date }>(
    `select a.approved, u.login, a.created_at
       from review_answer a join app_user u on u.tenant = a.tenant and u.id = a.answered_by
      where a.tenant = $1 and a.contact_id = $2 order by a.created_at desc, a.id desc limit 1`,
    [tx.tenant, contactId],
  );
  if (row === undefined) return null;
  const answer = row.approved ? 'approved' : 'refused';
  return { answer, by: row.login, at: iso(row.created_at.getTime()) };
}

/** Codes of the findings that asked for a person. */
async function askedBy(tx: Tx, decisionId: string): Promise<string[]> {
  const [row] = await tx.query<{ entry: Buffer }>(
    'select entry from record where tenant = $1 and id = $2',
    [tx.tenant, decisionId],
  );
  const { body } = JSON.parse(row?.entry.toString() ?? '{}') as {
    body: { findings: { rule: string; verdict: string }[] };
  };
  return body.findings.filter(({ verdict }) => verdict === 'review').map(({ rule }) => rule);
}

interface Resolution extends Answer {
  readonly asked: readonly string[];
  readonly recordId: string;
}

async function store(tx: Tx, contact: Waiting, answer: Resolution): Promise<void> {
  const expires = Math.min(contact.not_after.getTime(), tx.at + APPROVAL_MS);
  await tx.query(
    `insert into review_answer (tenant, id, contact_id, approved, text_hash, endpoint_id, rules, answered_by, record_id,
       expires_at, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.tenant,
      uuid7(tx.at),
      contact.id,
      answer.approved,
      contact.text_hash,
      contact.endpoint_id,
      answer.asked,
      answer.by,
      answer.recordId,
      iso(expires),
      iso(tx.at),
    ],
  );
  await tx.query(
    `update contact_state set status = $3, due_at = $4, updated_at = $4 where tenant = $1 and contact_id = $2`,
    [tx.tenant, contact.id, answer.approved ? 'scheduled' : 'blocked', iso(tx.at)],
  );
}
