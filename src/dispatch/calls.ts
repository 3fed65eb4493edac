/**
 * Call tasks: a person dials. Claiming a task judges it there and then and takes the slot; one claim, one
 * dial, one decision. Completing it turns the outcome into an event that every later decision counts.
 */
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { seal } from '../platform/keys.js';
import { lawInForce } from '../policies/house-policy.js';
import { holdOrganisationsShared } from '../portfolio/organisation.repository.js';
import { sealedUse } from '../portfolio/sealed-use.js';
import { holdBrakeShared } from '../schedule/pause.js';
import { rejudge } from '../schedule/rejudge.js';
import type { DispatchContext } from './context.js';
import { decideContacts } from './decide-contacts.js';
import type { Judged } from './decision-record.js';
import { contactIn, personsOf } from './facts.repository.js';
import { allowedUntil } from './margin.js';
import { lockKnown } from './persons.js';
import type { ContactRow } from './rows.js';
import { found } from './world.js';
import { judgedNote } from './call-note.js';

/** How long a collector may hold a task; afterwards it counts as a call that may have been made. */
export const CLAIM_MS = 15 * 60_000;

export type Claim =
  { readonly kind: 'claimed' | 'refused'; readonly judged: Judged } | { readonly kind: 'gone' };

/** Judges a task that is `ready` for the collector who wants it. A refusal is a value: the task left the list. */
export async function claimCall(
  tx: Tx,
  context: DispatchContext,
  contactId: string,
  userId: string,
): Promise<Claim> {
  // Before persons and rows: once a pause is answered, nobody is handed a task of its scope.
  await Promise.all([holdOrganisationsShared(tx), holdBrakeShared(tx)]);
  const [judged] = await decideContacts(tx, context, [contactId], async (inner) => {
    const row = await contactIn(inner, contactId, ['ready']);
    return row?.channel === 'call' ? [row] : [];
  });
  if (judged === undefined) return { kind: 'gone' };
  if (judged.ruling.status !== 'ready') return { kind: 'refused', judged };
  const { input, ruling, at } = judged;
  const lease_until = Math.min(at + CLAIM_MS, judged.contact.not_after.getTime());
  const { rules } = await lawInForce(tx, context.evidence);
  const dial_before = allowedUntil(input, rules, ruling.verdict, at, lease_until);
  await tx.query(
    `update contact_state
        set status = 'claimed', slot = 'reserved', lease_until = $3, deliver_until = $4, claimed_by = $5, updated_at = $6
      where tenant = $1 and contact_id = $2`,
    [tx.tenant, contactId, iso(lease_until), iso(dial_before), userId, iso(at)],
  );
  return { kind: 'claimed', judged };
}

/** Outcomes of the case format; what counts as what is the guard's business. */
export const CALL_OUTCOMES = [
  'no_answer',
  'busy',
  'not_in_service',
  'answered',
  'dropped',
  'voicemail',
  'voicemail_full',
  'conversation',
] as const;

export interface Completion {
  readonly outcome: (typeof CALL_OUTCOMES)[number];
  /** Debts that were talked about, by id; default the contact's. */
  readonly discussed?: readonly string[];
  readonly limited_content?: boolean;
  readonly dropped?: boolean;
  readonly note?: string;
}

/** Answers false when this user does not hold the task (any more). */
export async function completeCall(
  tx: Tx,
  context: DispatchContext,
  contactId: string,
  userId: string,
  completion: Completion,
): Promise<boolean> {
  const persons = await lockKnown(tx, context.keys, await personsOf(tx, [contactId]));
  const contact = await contactIn(tx, contactId, ['claimed']);
  const [state] = await tx.query<{ claimed_by: string; attempt_at: Date; attempt_id: string }>(
    'select claimed_by, attempt_at, attempt_id from contact_state where tenant = $1 and contact_id = $2',
    [tx.tenant, contactId],
  );
  if (contact === undefined || state?.claimed_by !== userId) return false;
  await tx.query(
    `update contact_state set status = 'completed', slot = null, lease_until = null, updated_at = $3
      where tenant = $1 and contact_id = $2`,
    [tx.tenant, contactId, iso(tx.at)],
  );
  const debtor = found(persons.get(contact.person_id), 'party');
  await recordCall(tx, context, contact, {
    ...state,
    userId,
    completion,
    addressee: persons.get(contact.party_id) ?? debtor,
    debtor,
  });
  await rejudge(tx, [...persons.keys()]);
  return true;
}

interface Made {
  readonly attempt_at: Date;
  readonly attempt_id: string;
  readonly userId: string;
  readonly completion: Completion;
  readonly debtor: Person;
  readonly addressee: Person;
}

async function recordCall(
  tx: Tx,
  context: DispatchContext,
  contact: ContactRow,
  made: Made,
): Promise<void> {
  const { completion } = made;
  const id = uuid7(tx.at);
  const { note, ...outcome } = completion;
  const body = {
    type: 'call',
    direction: 'outbound',
    ...outcome,
    party: publicId('party', contact.party_id),
    endpoint: publicId('endpoint', contact.endpoint_id),
    debts: [publicId('debt', contact.debt_id)],
    sender: publicId('organisation', contact.sender_id),
    purpose: contact.purpose,
  };
  const sealed =
    note === undefined
      ? null
      : seal(made.addressee.dek, sealedUse.event(id), Buffer.from(JSON.stringify({ text: note })));
  await tx.query(
    `insert into timeline_event (tenant, id, external_id, person_id, party_id, type, occurred_at, body, sealed, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, 'call', $6, $7, $8, $9, $10)`,
    [
      tx.tenant,
      id,
      `call-${made.attempt_id}`,
      contact.person_id,
      contact.party_id,
      iso(made.attempt_at.getTime()),
      body,
      sealed,
      iso(tx.at),
      made.userId,
    ],
  );
  await context.evidence.write(tx, [
    {
      kind: 'call.task',
      subject: made.debtor,
      body: {
        attempt: made.attempt_id,
        contact: publicId('contact', contact.id),
        event: publicId('event', id),
        outcome: completion.outcome,
        ...(note === undefined ? {} : { note_language: judgedNote(note) }),
      },
      ...(note === undefined ? {} : { sec: { note: { about: made.addressee, value: note } } }),
    },
  ]);
}
