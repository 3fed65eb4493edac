/**
 * Stores events with their evidence, under the locks of the persons concerned.
 *
 * Events are only ever added. What happened differently is said by a further event.
 */
import type { Draft } from '../evidence/record.js';
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import { ordered } from '../platform/idempotency.js';
import { publicId } from '../platform/ids.js';
import { seal } from '../platform/keys.js';
import { conflict } from './content.js';
import { FREE_TEXT, recordKind, type GivenEvent } from './event.js';
import { resolveEvents, type Event } from './event.resolve.js';
import {
  asJson,
  lockAll,
  LostRaceError,
  racing,
  refused,
  type Outcome,
  type Scribe,
} from './scribe.js';
import { sealedUse } from './sealed-use.js';

export interface Recorded {
  /** In the order of what was given. */
  readonly outcomes: Outcome[];
  /** Whose waiting contacts must be judged again. */
  readonly persons: string[];
}

/** Takes events in, many at a time; each item is stored or refused for itself. */
export async function recordEvents(
  scribe: Scribe,
  given: readonly GivenEvent[],
): Promise<Recorded> {
  const resolved = await resolveEvents(scribe, given);
  const events = resolved.flatMap((event) => ('status' in event ? [] : [event]));
  const persons = await lockAll(scribe, events.flatMap(concerned));
  // Read after the locks: what another call stored meanwhile is seen.
  const known = await knownEvents(scribe, events);
  const fresh: StorableEvent[] = [];
  const outcomes = resolved.map((event): Outcome => {
    if ('status' in event) return event;
    const request_hash = hashOf(scribe, event);
    const same = known.get(event.given.external_id);
    if (same !== undefined) return compared(event, same, request_hash);
    known.set(event.given.external_id, { id: event.id, request_hash });
    fresh.push({ ...event, request_hash });
    return { status: 'created', id: event.id };
  });
  await store(scribe, fresh, persons);
  return { outcomes, persons: [...new Set(fresh.flatMap(concerned))] };
}

type StorableEvent = Event & { readonly request_hash: Buffer };

function concerned({ person_id, party_id }: Event): string[] {
  return [person_id, party_id].flatMap((id) => id ?? []);
}

/** Over the instant as it was stated: what is stored of it depends on our clock. */
function hashOf({ keys }: Scribe, { given, fields }: Event): Buffer {
  const occurred_at = Date.parse(given.occurred_at);
  return keys.requestHash(ordered({ type: given.type, occurred_at, fields }));
}

type Known = { id: string; request_hash: Buffer | null };

async function knownEvents({ tx }: Scribe, events: readonly Event[]): Promise<Map<string, Known>> {
  const rows = await tx.query<Known & { external_id: string }>(
    'select id, external_id, request_hash from timeline_event where tenant = $1 and external_id = any($2::text[])',
    [tx.tenant, events.map(({ given }) => given.external_id)],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

function compared(event: Event, { id, request_hash }: Known, hash: Buffer): Outcome {
  // It was stored after our look-up, so answers in this call name an id that will never be.
  if (id !== event.id) throw new LostRaceError('the same event was stored at the same moment');
  if (request_hash?.equals(hash) === true) return { status: 'exists', id };
  return refused(conflict(['external_id'], 'record what is different as a further event'));
}

async function store(
  scribe: Scribe,
  events: readonly StorableEvent[],
  persons: Map<string, Person>,
): Promise<void> {
  if (events.length === 0) return;
  const { tx, evidence, by } = scribe;
  const written = events.map((event) => composed(event, persons));
  await racing(
    tx.query(
      `insert into timeline_event (tenant, id, external_id, person_id, party_id, type, occurred_at, body, sealed,
         request_hash, recorded_at, recorded_by)
       select $1, id, external_id, person_id, party_id, type, occurred_at, body, decode(sealed, 'base64'),
         decode(request_hash, 'base64'), $2, $3
         from json_to_recordset($4::json) as e(id uuid, external_id text, person_id uuid, party_id uuid, type text,
           occurred_at timestamptz, body jsonb, sealed text, request_hash text)`,
      [tx.tenant, iso(tx.at), by, JSON.stringify(written.map(({ row }) => row))],
    ),
  );
  await evidence.write(
    tx,
    written.map(({ draft }) => draft),
  );
}

function composed(
  event: StorableEvent,
  persons: Map<string, Person>,
): { row: object; draft: Draft } {
  const { id, given, person_id, party_id, fields, request_hash } = event;
  const about = persons.get(party_id ?? person_id ?? '') ?? null;
  const occurred_at = iso(event.occurred_at);
  const { plain, texts } = separated(fields);
  const body = { id: publicId('event', id), at: occurred_at, type: given.type, ...plain };
  const sealed =
    texts === undefined || about === null
      ? null
      : seal(about.dek, sealedUse.event(id), Buffer.from(JSON.stringify(texts))).toString('base64');
  return {
    row: {
      id,
      external_id: given.external_id,
      person_id,
      party_id,
      type: given.type,
      occurred_at,
      body,
      sealed,
      request_hash: request_hash.toString('base64'),
    },
    draft: {
      kind: recordKind(given.type, fields['direction']),
      subject: persons.get(person_id ?? party_id ?? '') ?? null,
      body: { event: body.id, occurred_at, type: given.type },
      sec: { event: { about, value: asJson({ ...body, ...texts }) } },
    },
  };
}

function separated(fields: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(fields);
  const texts = entries.filter(([field]) => FREE_TEXT.has(field));
  return {
    plain: Object.fromEntries(entries.filter(([field]) => !FREE_TEXT.has(field))),
    texts: texts.length === 0 ? undefined : Object.fromEntries(texts),
  };
}
