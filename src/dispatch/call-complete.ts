/**
 * How a call ended: it turns into an event that every later decision counts.
 *
 * What happened does not depend on when we hear of it. A collector who is late finds the place of the call kept as a
 * reservation, and their word settles it. The task is then done too, unless it has gone on by itself.
 */
import type { CallOutcome } from '../compliance/contact-events.js';
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { ordered } from '../platform/idempotency.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { seal } from '../platform/keys.js';
import { Problem } from '../platform/problem.js';
import { sealedUse } from '../portfolio/sealed-use.js';
import { STOPPABLE } from '../schedule/contact.js';
import { rejudge } from '../schedule/rejudge.js';
import { callHeld, type Call } from './call-hold.js';
import { judgedNote } from './call-note.js';
import type { DispatchContext } from './context.js';
import { personsOf } from './facts.repository.js';
import { lockKnown } from './persons.js';
import { storeOutcome } from './reservation.repository.js';

/** What a person at a telephone may say: the case format has more, of machines. What counts as what is the guard's business. */
export const TASK_OUTCOMES = [
  'no_answer',
  'busy',
  'not_in_service',
  'answered',
  'dropped',
  'voicemail',
  'voicemail_full',
  'conversation',
] as const satisfies readonly CallOutcome[];

export interface Completion {
  readonly outcome: (typeof TASK_OUTCOMES)[number];
  /** Debts that were talked about, in the form of the API; default the contact's. */
  readonly discussed?: readonly string[];
  readonly limited_content?: boolean;
  readonly dropped?: boolean;
  readonly note?: string;
}

/** A call of which its collector owes a word, and everybody it concerns, locked. */
export interface OwedCall {
  readonly call: Call;
  readonly isLate: boolean;
  readonly userId: string;
  readonly debtor: Person;
  readonly addressee: Person;
}

/** The call that this user holds, or else the last one of the task that they did not report in time. */
export async function owedCall(
  tx: Tx,
  { keys }: DispatchContext,
  contactId: string,
  userId: string,
): Promise<OwedCall | undefined> {
  const persons = await lockKnown(tx, keys, await personsOf(tx, [contactId]));
  const held = await callHeld(tx, contactId, userId, 'committed');
  const call = held ?? (await lapsedCall(tx, contactId, userId));
  if (call === undefined) return undefined;
  const debtor = persons.get(call.person_id);
  if (debtor === undefined)
    throw new Problem('erased', 'the personal data of a person named here was erased');
  const addressee = persons.get(call.party_id) ?? debtor;
  return { call, isLate: held === undefined, userId, debtor, addressee };
}

async function lapsedCall(tx: Tx, contactId: string, userId: string): Promise<Call | undefined> {
  const [call] = await tx.query<Call>(
    `select l.contact_id, r.person_id, r.party_id, r.debt_id, r.endpoint_id, r.sender_id, r.purpose, r.decision_id, r.attempt_id,
            r.attempt_at, l.verdict, l.rules, i.confirmed_at
       from call_lapse l
       join reservation r on r.tenant = l.tenant and r.decision_id = l.decision_id
       left join call_identity i on i.tenant = r.tenant and i.attempt_id = r.attempt_id
      where l.tenant = $1 and l.contact_id = $2 and r.made_by = $3 and r.outcome is null
      order by r.attempt_at desc limit 1`,
    [tx.tenant, contactId, userId],
  );
  return call;
}

export async function completeCall(
  tx: Tx,
  context: DispatchContext,
  owed: OwedCall,
  completion: Completion,
): Promise<void> {
  const { call, isLate, userId, debtor, addressee } = owed;
  const id = uuid7(tx.at);
  if (isLate) {
    const outcome_hash = context.keys.requestHash(ordered(completion));
    const { outcome } = completion;
    const { decision_id } = call;
    await storeOutcome(tx, { decision_id, outcome, outcome_hash, event_id: id, by: userId });
  }
  await endTask(tx, owed);
  await storeEvent(tx, owed, { id, completion });
  const { note } = completion;
  await context.evidence.write(tx, [
    {
      kind: 'call.task',
      subject: debtor,
      body: {
        attempt: call.attempt_id,
        contact: publicId('contact', call.contact_id),
        event: publicId('event', id),
        outcome: completion.outcome,
        ...(isLate ? { reason: 'reported after its time' } : {}),
        ...(note === undefined ? {} : { note_language: judgedNote(note) }),
      },
      ...(note === undefined ? {} : { sec: { note: { about: addressee, value: note } } }),
    },
  ]);
  await rejudge(tx, [...new Set([debtor.party_id, addressee.party_id])]);
}

/** Whoever has the task now, or has cancelled it, keeps it as it is. */
const GOES_ON = [...STOPPABLE, 'expired', 'blocked', 'failed'];

/** It is shown with the decision under which it was made, even if it was judged again since. */
async function endTask(tx: Tx, { call, isLate, userId }: OwedCall): Promise<void> {
  await tx.query(
    `update contact_state
        set status = 'completed', slot = null, lease_until = null, slice_id = null, decision_id = $5, attempt_id = $6,
            attempt_at = $7, verdict = $8, rules = $9, claimed_by = $4, error_code = null, updated_at = $3
      where tenant = $1 and contact_id = $2
        and (status = any($10) or (status = 'claimed' and claimed_by = $4 and attempt_id = $6))`,
    [
      tx.tenant,
      call.contact_id,
      iso(tx.at),
      userId,
      call.decision_id,
      call.attempt_id,
      iso(call.attempt_at.getTime()),
      call.verdict,
      call.rules,
      isLate ? GOES_ON : [],
    ],
  );
}

async function storeEvent(
  tx: Tx,
  { call, userId, addressee }: OwedCall,
  { id, completion }: { readonly id: string; readonly completion: Completion },
): Promise<void> {
  const { note, ...outcome } = completion;
  const body = {
    type: 'call',
    direction: 'outbound',
    ...outcome,
    party: publicId('party', call.party_id),
    endpoint: publicId('endpoint', call.endpoint_id),
    debts: [publicId('debt', call.debt_id)],
    sender: publicId('organisation', call.sender_id),
    purpose: call.purpose,
  };
  const text = JSON.stringify({ text: note });
  const sealed =
    note === undefined ? null : seal(addressee.dek, sealedUse.event(id), Buffer.from(text));
  await tx.query(
    `insert into timeline_event (tenant, id, external_id, person_id, party_id, type, occurred_at, body, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, 'call', $6, $7, $8, $9, $10)`,
    [
      tx.tenant,
      id,
      `call-${call.attempt_id}`,
      call.person_id,
      call.party_id,
      iso(call.attempt_at.getTime()),
      body,
      sealed,
      iso(tx.at),
      userId,
    ],
  );
}
