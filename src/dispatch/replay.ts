/**
 * Sends a dead letter once more: a contact that failed or ran out of time begins anew as another contact
 * with the same content, which the guard judges like any other. The one that ended stays as it is.
 */
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { open, seal } from '../platform/keys.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { lockAll, type Scribe } from '../portfolio/scribe.js';
import { acceptContacts } from '../schedule/accept.js';
import { variablesUse, type NewContact } from '../schedule/contact.js';
import { deadLetterAnswer } from './dead-letter.js';
import { found } from './world.js';

export interface Replay {
  readonly reason: string;
  /** Milliseconds; that of the contact unless given. */
  readonly not_after: number | null;
  readonly user_id: string;
}

export interface Replayed {
  readonly id: string;
  /** False if it was sent once more before. */
  readonly isNew: boolean;
}

type Dead = Omit<NewContact, 'not_before' | 'not_after'> & {
  readonly not_after: Date;
  readonly status: string;
  readonly error_code: string | null;
};

export async function replayContact(
  scribe: Scribe,
  contactId: string,
  replay: Replay,
): Promise<Replayed> {
  const { tx, evidence } = scribe;
  const { person_id, party_id } = await readDead(tx, contactId);
  const persons = await lockAll(scribe, [person_id, party_id]);
  // Again, under the locks: whoever replayed it a moment ago has committed.
  const dead = await readDead(tx, contactId);
  const before = await replayOf(tx, contactId);
  if (before !== undefined) return { id: before, isNew: false };
  const { status, answer } = await deadLetterAnswer(tx, contactId);
  if (answer !== null || !['failed', 'expired'].includes(status)) {
    const detail = answer === null ? `is \`${status}\`` : 'was given up by somebody';
    throw new Problem('not-replayable', `the contact ${detail}`, { extras: { status, answer } });
  }
  const contact = again(
    dead,
    lifetimeOf(tx, dead, replay),
    tx,
    found(persons.get(party_id), 'party'),
  );
  await acceptContacts(tx, evidence, [{ ...contact, created_by: replay.user_id }], persons);
  await record(scribe, { dead, replay, persons, id: contact.id });
  return { id: contact.id, isNew: true };
}

function lifetimeOf(tx: Tx, { not_after }: Dead, replay: Replay): number {
  const until = replay.not_after ?? not_after.getTime();
  if (until > tx.at) return until;
  throw fieldProblem('inconsistent-request', {
    pointer: '/not_after',
    detail: replay.not_after === null ? 'is missing: that of the contact has passed' : 'has passed',
    remedy: 'send an instant until which the contact may be tried',
  });
}

function again(dead: Dead, not_after: number, tx: Tx, addressee: Person): NewContact {
  const { status: _, error_code: __, ...same } = dead;
  const id = uuid7(tx.at);
  const variables =
    dead.variables === null
      ? null
      : seal(
          addressee.dek,
          variablesUse(id),
          open(addressee.dek, variablesUse(dead.id), dead.variables),
        );
  return {
    ...same,
    id,
    // No caller can take this id: `#` is not allowed in theirs.
    external_id: `replay#${dead.id}`,
    batch_id: null,
    variables,
    not_before: null,
    not_after,
  };
}

async function record(
  { tx, evidence }: Scribe,
  one: {
    readonly dead: Dead;
    readonly replay: Replay;
    readonly persons: ReadonlyMap<string, Person>;
    readonly id: string;
  },
): Promise<void> {
  const { dead, replay, persons, id } = one;
  const [recordId] = await evidence.write(tx, [
    {
      kind: 'contact.replayed',
      subject: persons.get(dead.person_id) ?? null,
      body: {
        by: publicId('user', replay.user_id),
        contact: publicId('contact', dead.id),
        replay: publicId('contact', id),
        was: dead.status,
        ...(dead.error_code === null ? {} : { error_code: dead.error_code }),
      },
      sec: { reason: { about: null, value: replay.reason } },
    },
  ]);
  await tx.query(
    `insert into contact_replay (tenant, contact_id, replay_id, record_id, replayed_by, replayed_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.tenant, dead.id, id, recordId, replay.user_id, iso(tx.at)],
  );
}

async function readDead(tx: Tx, contactId: string): Promise<Dead> {
  const [row] = await tx.query<Dead>(
    `select c.id, c.external_id, c.batch_id, c.sender_id, c.purpose, c.channel, c.debt_id, c.person_id, c.party_id,
            c.endpoint_id, c.template, c.locale, c.in_reply_to, c.variables, c.metadata, c.not_after, c.request_hash,
            c.created_by, s.status, s.error_code
       from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
      where c.tenant = $1 and c.id = $2`,
    [tx.tenant, contactId],
  );
  if (row === undefined) throw new Problem('not-found', 'there is no such contact');
  return row;
}

async function replayOf(tx: Tx, contactId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ replay_id: string }>(
    'select replay_id from contact_replay where tenant = $1 and contact_id = $2',
    [tx.tenant, contactId],
  );
  return row?.replay_id;
}
