/**
 * Decides some contacts in the caller's transaction: lock, gather, write, judge each in order, record.
 *
 * The second contact of a person sees the reservation of the first. If the record cannot be written the
 * transaction fails, and nothing leaves: no evidence, no contact.
 */
import { decide, type Decision } from '../compliance/decide.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import type { Person, PersonKey } from '../evidence/person.js';
import { activeTemplates } from '../messages/template.repository.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { open } from '../platform/keys.js';
import { lawInForce, type Law } from '../policies/house-policy.js';
import { holdPaused } from '../schedule/pause.js';
import { holdWordless } from '../schedule/template.js';
import { holdOrganisationsShared } from '../portfolio/organisation.repository.js';
import { sealedUse } from '../portfolio/sealed-use.js';
import { originOf, type DispatchContext } from './context.js';
import { decisionDraft, type Judged } from './decision-record.js';
import { personsOf, readRows } from './facts.repository.js';
import type { ContactRow, EventRow, Rows } from './rows.js';
import { localeOf, writeMessage, type Writing } from './message.js';
import { lockKnown } from './persons.js';
import { optOutToken } from './opt-out-link.js';
import { pageToken } from './page-link.js';
import { rule } from './ruling.js';
import { storeEnded, storeRulings, type Ended } from './ruling.repository.js';
import { unwritable } from './unwritable.js';
import { arrange, found, remember, slotEvent, type World } from './world.js';
import { guardInput } from './guard-input.js';

export interface Session {
  readonly context: DispatchContext;
  readonly law: Law;
  readonly persons: ReadonlyMap<string, Person>;
  readonly writing: Writing;
  readonly rows: Rows;
  readonly at: number;
  /** Where the links lead that we put into words ourselves. */
  readonly origin: string;
}

/** @param contactsOf reads the contacts to decide, after their persons are locked */
export async function decideContacts(
  tx: Tx,
  context: DispatchContext,
  contactIds: readonly string[],
  contactsOf: (tx: Tx) => Promise<ContactRow[]>,
): Promise<Judged[]> {
  const personIds = await personsOf(tx, contactIds);
  // A statement of its own, before the first read: a snapshot taken earlier would miss what others did.
  // Who was erased is not among them, and nothing waits for them.
  const persons = await lockKnown(tx, context.keys, personIds);
  const [waiting, law, templates, at] = await Promise.all([
    contactsOf(tx),
    lawInForce(tx, context.evidence),
    activeTemplates(tx),
    tx.now(),
    holdOrganisationsShared(tx),
  ]);
  if (waiting.length === 0) return [];
  // What has run out is ended below, paused or not.
  const living = waiting.filter(({ not_after }) => not_after.getTime() > at).map(({ id }) => id);
  const paused = await holdPaused(tx, living, at);
  const contacts = waiting.filter(({ id }) => !paused.has(id));
  if (contacts.length === 0) return [];
  const rows = await readRows(
    tx,
    personIds,
    contacts.map(({ id }) => id),
    at,
  );
  const world = arrange(rows, persons, (row) => storedEvent(row, persons), at);
  const optOutUrl = (id: string) =>
    `${context.publicUrl}/v1/opt-out/${optOutToken(context.keys, tx.tenant, id)}`;
  const pageUrl = ({ id, not_after }: Pick<ContactRow, 'id' | 'not_after'>) =>
    `${context.publicUrl}/v1/messages/${pageToken(context.keys, tx.tenant, id, not_after.getTime())}`;
  const session = {
    context,
    law,
    persons,
    rows,
    at,
    origin: originOf(context),
    writing: { world, persons, templates, optOutUrl, pageUrl, isPublic: context.isPublic },
  };
  return judgeAndRecord(tx, session, contacts);
}

async function judgeAndRecord(
  tx: Tx,
  session: Session,
  contacts: readonly ContactRow[],
): Promise<Judged[]> {
  const { at, context, law, persons } = session;
  const judged: Judged[] = [];
  const ended: Ended[] = [];
  for (const contact of contacts) {
    if (contact.not_after.getTime() <= at) ended.push({ contact, status: 'expired' });
    else {
      const result = judge(session, contact);
      if ('ruling' in result) judged.push(result);
      else ended.push(result);
    }
  }
  const drafts = judged.map((one) =>
    decisionDraft(
      one,
      law,
      found(persons.get(one.contact.person_id), 'party'),
      found(persons.get(one.contact.party_id), 'party'),
    ),
  );
  const ids = drafts.length === 0 ? [] : await context.evidence.write(tx, drafts);
  const held = await holdWordless(tx, wordless(session, ended), at);
  const over = ended.filter(({ contact }) => !held.has(contact.id));
  await Promise.all([
    storeRulings(tx, judged, ids),
    storeEnded(tx, context.evidence, persons, over),
  ]);
  return judged;
}

/** A template that is withdrawn may come back: they wait for it. */
function wordless({ writing }: Session, ended: readonly Ended[]) {
  return ended
    .filter(({ error_code }) => error_code === 'template_missing')
    .map(({ contact }) => ({ ...contact, locale: localeOf(writing, contact) }));
}

/** Judges one contact and, when it is permitted, reserves its slot for those that follow. */
function judge(session: Session, contact: ContactRow): Judged | Ended {
  const { at, law, origin, rows, persons, writing } = session;
  const { world } = writing;
  try {
    const endpoint = found(world.endpoints.get(contact.endpoint_id), 'endpoint');
    const owner = found(persons.get(endpoint.party_id), 'party');
    const address = open(owner.dek, sealedUse.address(endpoint.id), endpoint.address).toString();
    const message = writeMessage(writing, contact, at);
    const content = {
      text: message.text,
      approved: message.approved,
      origin,
      ...(message.subject === undefined ? {} : { subject: message.subject }),
    };
    const input = guardInput(world, contact, law, at, content);
    const decision: Decision = decide(input, law.rules);
    const question = { contact, input, at, text_hash: message.hash, answers: rows.answers };
    const ruling = rule(question, decision, law);
    const judged = {
      contact,
      at,
      input,
      decision,
      ruling,
      message,
      address,
      attempt_id: uuid7(at),
    };
    if (ruling.status === 'permitted') reserve(world, judged);
    return judged;
  } catch (error) {
    return unwritable(contact, error);
  }
}

function reserve(world: World, { contact, at }: Judged): void {
  const event = slotEvent({
    ...contact,
    contact_id: contact.id,
    attempt_at: new Date(at),
    status: 'permitted',
    slot: 'reserved',
  });
  remember(world, [contact.person_id, contact.party_id], event);
}

/** A stored event as the guard reads it, its sealed text opened. */
export function storedEvent(row: EventRow, persons: ReadonlyMap<string, PersonKey>): TimelineEvent {
  // The body comes last: spread first it would give each event a hidden class of its own, slow to read.
  const base = { id: publicId('event', row.id), at: row.occurred_at.toISOString(), ...row.body };
  if (row.sealed === null) return base as unknown as TimelineEvent;
  const owner = persons.get(row.party_id ?? row.person_id ?? '');
  // Text of a person outside this slice's locks says nothing about the persons inside.
  if (owner === undefined) return base as unknown as TimelineEvent;
  const text = JSON.parse(
    open(owner.dek, sealedUse.event(row.id), row.sealed).toString(),
  ) as object;
  return { ...base, ...text } as unknown as TimelineEvent;
}
