/**
 * A call in a collector's hands: whom they reached, and giving it back undialled.
 *
 * Before somebody has said who they are, a collector needs a name and a number. What the call is about is
 * told only with the word that this is the person, and that word is on record.
 */
import { isOpen, type Gate } from '../evidence/log/gate.js';
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { Problem } from '../platform/problem.js';
import type { DispatchContext } from './context.js';
import { personsOf } from './facts.repository.js';
import { lockKnown } from './persons.js';

/** A call that one collector was given to make: what was attempted, and under which decision. */
export type Call = {
  contact_id: string;
  person_id: string;
  party_id: string;
  debt_id: string;
  endpoint_id: string;
  sender_id: string;
  purpose: string;
  decision_id: string;
  attempt_id: string;
  attempt_at: Date;
  verdict: string;
  rules: string[];
  confirmed_at: Date | null;
};

export type HeldCall = Call & {
  not_after: Date;
  lease_until: Date;
  /** From then on it would no longer be lawful to dial; null if it was claimed by an earlier release. */
  dial_before: Date | null;
};

/** How long at least there is for the talk and its outcome, from the word that this is the person. */
export const TALK_MS = 60 * 60_000;

const HELD = `
  select s.contact_id, s.person_id, s.party_id, c.debt_id, c.endpoint_id, c.sender_id, c.purpose, s.decision_id,
         s.attempt_id, s.attempt_at, s.verdict, s.rules, c.not_after, s.lease_until, s.deliver_until as dial_before, i.confirmed_at
    from contact_state s
    join contact c on c.tenant = s.tenant and c.id = s.contact_id
    left join call_identity i on i.tenant = s.tenant and i.attempt_id = s.attempt_id
   where s.tenant = $1 and s.status = 'claimed' and s.claimed_by = $2`;

/**
 * What this user holds now, what runs out first before the rest.
 *
 * @param gate how far the record of a claim must be before the call is shown to them
 */
export function callsHeldBy(tx: Tx, userId: string, gate: Gate): Promise<HeldCall[]> {
  const sealed = isOpen(gate, '$1', 's.decision_id');
  return tx.query<HeldCall>(`${HELD} and ${sealed} order by s.lease_until, s.contact_id`, [
    tx.tenant,
    userId,
  ]);
}

/** @param gate as for `callsHeldBy` */
export async function callHeld(
  tx: Tx,
  contactId: string,
  userId: string,
  gate: Gate,
): Promise<HeldCall | undefined> {
  const [held] = await tx.query<HeldCall>(
    `${HELD} and s.contact_id = $3 and ${isOpen(gate, '$1', 's.decision_id')}`,
    [tx.tenant, userId, contactId],
  );
  return held;
}

/** Answers false when this user does not hold the task (any more). Said twice, it is recorded once. */
export async function confirmIdentity(
  tx: Tx,
  context: DispatchContext,
  contactId: string,
  { user_id, answer, gate }: { user_id: string; answer: 'confirmed'; gate: Gate },
): Promise<boolean> {
  const persons = await lockKnown(tx, context.keys, await personsOf(tx, [contactId]));
  const held = await callHeld(tx, contactId, user_id, gate);
  if (held === undefined) return false;
  if (held.confirmed_at !== null) return true;
  await tx.query(
    `insert into call_identity (tenant, attempt_id, contact_id, confirmed_by, confirmed_at)
     values ($1, $2, $3, $4, $5)`,
    [tx.tenant, held.attempt_id, contactId, user_id, iso(tx.at)],
  );
  await tx.query(
    `update contact_state set lease_until = greatest(lease_until, $3), updated_at = $4
      where tenant = $1 and contact_id = $2 and status = 'claimed'`,
    [tx.tenant, contactId, iso(tx.at + TALK_MS), iso(tx.at)],
  );
  await context.evidence.write(tx, [
    {
      kind: 'call.task',
      subject: persons.get(held.party_id) ?? null,
      body: {
        attempt: held.attempt_id,
        by: publicId('user', user_id),
        contact: publicId('contact', contactId),
        identity: answer,
      },
    },
  ]);
  return true;
}

/**
 * Gives a task back that was not dialled: it takes no place and is judged anew. Answers false when this user does
 * not hold it. Who has spoken to somebody has dialled, and must say how it ended.
 */
export async function releaseCall(
  tx: Tx,
  context: DispatchContext,
  contactId: string,
  userId: string,
): Promise<boolean> {
  const persons = await lockKnown(tx, context.keys, await personsOf(tx, [contactId]));
  const held = await callHeld(tx, contactId, userId, 'committed');
  if (held === undefined) return false;
  if (held.confirmed_at !== null)
    throw new Problem('already-dialled', 'somebody has confirmed who they are on this call');
  const why = 'given back: it was not dialled';
  await giveBack(tx, context, held, { userId, why, subject: persons.get(held.person_id) ?? null });
  return true;
}

/** Takes a call back that was not handed out: the record of its claim was not sealed in time. */
export async function takeBackCall(
  tx: Tx,
  context: DispatchContext,
  contactId: string,
  { userId, decisions }: { userId: string; decisions: readonly string[] },
): Promise<void> {
  const persons = await lockKnown(tx, context.keys, await personsOf(tx, [contactId]));
  const held = await callHeld(tx, contactId, userId, 'committed');
  if (held === undefined || !decisions.includes(held.decision_id)) return;
  const why = 'not handed out: its record was not sealed in time';
  await giveBack(tx, context, held, { userId, why, subject: persons.get(held.person_id) ?? null });
}

async function giveBack(
  tx: Tx,
  { evidence }: DispatchContext,
  { contact_id, attempt_id }: HeldCall,
  { userId, why, subject }: { userId: string; why: string; subject: Person | null },
): Promise<void> {
  await tx.query(
    `update contact_state
        set status = 'scheduled', due_at = $3, slot = null, lease_until = null, deliver_until = null, claimed_by = null,
            updated_at = $3
      where tenant = $1 and contact_id = $2 and status = 'claimed'`,
    [tx.tenant, contact_id, iso(tx.at)],
  );
  const by = publicId('user', userId);
  const body = { attempt: attempt_id, by, contact: publicId('contact', contact_id), reason: why };
  await evidence.write(tx, [{ kind: 'call.task', subject, body }]);
}
