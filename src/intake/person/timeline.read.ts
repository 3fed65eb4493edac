/**
 * Contacts and events of one person in one order, newest first. A call that was made is shown once, as the event
 * that says how it ended; what has not left yet stands apart, for nobody knows when it will.
 */
import type { Tx } from '../../platform/database.js';
import { fromPublicId, publicId, type IdKind } from '../../platform/ids.js';
import { readEvents } from '../../portfolio/event.repository.js';
import type { Scribe } from '../../portfolio/scribe.js';
import { STOPPABLE } from '../../schedule/contact.js';
import { contactBodies } from '../contacts.read.js';
import { eventResource } from '../events.resource.js';
import type { TimelineQuery } from './timeline.schema.js';

const PLANNED_MAX = 50;

type Entry = { kind: 'contact' | 'event'; id: string; at: Date };

export async function timelineOf(
  scribe: Scribe,
  partyId: string,
  { limit, before }: TimelineQuery,
  isPersonal: boolean,
) {
  const { tx, keys } = scribe;
  const found = await entriesOf(tx, partyId, cursorOf(before), limit + 1);
  const entries = found.slice(0, limit);
  const ids = (kind: Entry['kind']) => entries.filter((one) => one.kind === kind).map(idOf);
  const planned = before === undefined ? await plannedFor(tx, partyId) : [];
  const [contacts, events, tasks] = await Promise.all([
    contactBodies(scribe, [...ids('contact'), ...planned]),
    readEvents(tx, keys, ids('event')),
    tasksOf(tx, partyId, ids('event')),
  ]);
  const eventBy = new Map(events.map((one) => [one.id, eventResource(one, isPersonal)]));
  const last = entries.at(-1);
  const has_more = found.length > limit;
  return {
    object: 'list' as const,
    has_more,
    next: has_more && last !== undefined ? nextAfter(last) : null,
    planned: planned.flatMap((id) => contacts.get(id) ?? []),
    data: entries.map(({ id, at }) => ({
      object: 'timeline_entry' as const,
      at: at.toISOString(),
      contact: contacts.get(id) ?? null,
      event: eventBy.get(id) ?? null,
      task: tasks.get(id) ?? null,
    })),
    hasTexts: isPersonal && events.some(({ texts }) => Object.keys(texts).length > 0),
  };
}

function idOf({ id }: Entry): string {
  return id;
}

function nextAfter({ kind, id, at }: Entry): string {
  return `${at.getTime()}-${publicId(kind, id)}`;
}

function cursorOf(text: string | undefined): { at: Date; id: string } | undefined {
  const [, ms = '', name = ''] = /^(\d+)-(.+)$/.exec(text ?? '') ?? [];
  const kinds: readonly IdKind[] = ['contact', 'event'];
  const id = kinds.map((kind) => fromPublicId(kind, name)).find((one) => one !== undefined);
  return id === undefined ? undefined : { at: new Date(Number(ms)), id };
}

const OF_PERSON = `array(
  select id from contact where tenant = $1 and person_id = $2
  union select id from contact where tenant = $1 and party_id = $2)`;

async function entriesOf(
  tx: Tx,
  partyId: string,
  before: { at: Date; id: string } | undefined,
  limit: number,
): Promise<Entry[]> {
  // Milliseconds, as the cursor has them.
  return tx.query<Entry>(
    `with entry as (
       select 'contact' as kind, contact_id as id,
              date_trunc('milliseconds', coalesce(sent_at, attempt_at, updated_at)) as at
         from contact_state
        where tenant = $1 and contact_id = any(${OF_PERSON}) and not status = any($3) and status <> 'completed'
       union all
       select 'event', id, date_trunc('milliseconds', occurred_at) from timeline_event where tenant = $1 and person_id = $2
       union all
       select 'event', id, date_trunc('milliseconds', occurred_at) from timeline_event
        where tenant = $1 and party_id = $2 and person_id is distinct from $2)
     select kind, id, at from entry where $4::timestamptz is null or (at, id) < ($4, $5::uuid)
      order by at desc, id desc limit $6`,
    [tx.tenant, partyId, STOPPABLE, before?.at.toISOString() ?? null, before?.id ?? null, limit],
  );
}

async function plannedFor(tx: Tx, partyId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select contact_id as id from contact_state
      where tenant = $1 and contact_id = any(${OF_PERSON}) and status = any($3)
      order by due_at, contact_id limit $4`,
    [tx.tenant, partyId, STOPPABLE, PLANNED_MAX],
  );
  return rows.map(({ id }) => id);
}

/** Which call task an event is the outcome of; see `calls.ts` for the name that it has. */
async function tasksOf(
  tx: Tx,
  partyId: string,
  eventIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; contact_id: string }>(
    `select e.id, s.contact_id
       from timeline_event e join contact_state s on s.tenant = e.tenant and 'call-' || s.attempt_id = e.external_id
      where e.tenant = $1 and e.id = any($3::uuid[]) and e.type = 'call' and s.contact_id = any(${OF_PERSON})`,
    [tx.tenant, partyId, eventIds],
  );
  return new Map(rows.map(({ id, contact_id }) => [id, publicId('contact', contact_id)]));
}
