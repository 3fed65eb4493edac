/** What was read, arranged for look-up; a reservation made in a slice is added as it is made. */
import type { TimelineEvent } from '../compliance/timeline.js';
import type { PersonKey } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import { publicId } from '../platform/ids.js';
import { openProfile, type Profile } from '../portfolio/profile.js';
import { pendingEvent } from './reservation.js';
import type {
  ContactRow,
  DebtRow,
  EndpointRow,
  EventRow,
  OrganisationRow,
  PartyRow,
  RelationRow,
  Rows,
} from './rows.js';

export interface World {
  readonly parties: ReadonlyMap<string, PartyRow>;
  /** Opened when it is first asked for; undefined for whoever was erased. */
  readonly profileOf: (party: PartyRow) => Profile | undefined;
  readonly debts: ReadonlyMap<string, DebtRow>;
  readonly debtsOf: ReadonlyMap<string, DebtRow[]>;
  readonly relationsOf: ReadonlyMap<string, RelationRow[]>;
  readonly endpoints: ReadonlyMap<string, EndpointRow>;
  readonly endpointsOf: ReadonlyMap<string, EndpointRow[]>;
  readonly organisations: ReadonlyMap<string, OrganisationRow>;
  /** By debtor and by addressed party; a reservation made in this slice is added. */
  readonly timelineOf: Map<string, TimelineEvent[]>;
}

/**
 * What is known has happened: where it was stamped by a clock that is ahead of ours, or ours was set back,
 * it happened now. Left in the future it would not count until then, and a cap could be exceeded.
 *
 * @param readEvent turns a stored event into one of the case format, its sealed text opened
 */
export function arrange(
  rows: Rows,
  persons: ReadonlyMap<string, PersonKey>,
  readEvent: (row: EventRow) => TimelineEvent,
  now: number,
): World {
  const world: World = {
    parties: new Map(rows.parties.map((row) => [row.id, row])),
    profileOf: opener(persons),
    debts: new Map(rows.debts.map((row) => [row.id, row])),
    debtsOf: groupBy(rows.debts, (row) => row.debtor_id),
    relationsOf: groupBy(rows.relations, (row) => row.debt_id),
    endpoints: new Map(rows.endpoints.map((row) => [row.id, row])),
    endpointsOf: groupBy(rows.endpoints, (row) => row.party_id),
    organisations: new Map(rows.organisations.map((row) => [row.id, row])),
    timelineOf: new Map(),
  };
  for (const row of rows.events)
    remember(world, [row.person_id, row.party_id], readEvent(earlier(row, 'occurred_at', now)));
  for (const row of rows.slots)
    remember(world, [row.person_id, row.party_id], slotEvent(earlier(row, 'attempt_at', now)));
  for (const row of rows.reservations)
    remember(world, [row.person_id, row.party_id], pendingEvent(row));
  return world;
}

/** Each once: a person has several contacts in a slice, and is named twice in a message. */
function opener(persons: ReadonlyMap<string, PersonKey>): World['profileOf'] {
  const opened = new Map<PartyRow, Profile | undefined>();
  return (party) => {
    const known = opened.get(party);
    if (known !== undefined) return known;
    const person = persons.get(party.id);
    const profile = person && openProfile(person, party.id, party.profile);
    opened.set(party, profile);
    return profile;
  };
}

function earlier<K extends string, T extends Readonly<Record<K, Date>>>(
  row: T,
  key: K,
  now: number,
): T {
  return row[key].getTime() <= now ? row : { ...row, [key]: new Date(now) };
}

/** Adds an event under each person it concerns. */
export function remember(
  world: World,
  personIds: readonly (string | null)[],
  event: TimelineEvent,
): void {
  for (const id of new Set(personIds)) {
    if (id === null) continue;
    const events = world.timelineOf.get(id);
    if (events === undefined) world.timelineOf.set(id, [event]);
    else events.push(event);
  }
}

export type Slot = Pick<
  ContactRow,
  'channel' | 'debt_id' | 'endpoint_id' | 'in_reply_to' | 'party_id' | 'purpose' | 'sender_id'
> & { contact_id: string; attempt_at: Date; status: string; slot: 'reserved' | 'settled' };

/** A contact of ours as an event: `pending` while it is reserved or its outcome is unknown. */
export function slotEvent(row: Slot): TimelineEvent {
  const common = {
    id: publicId('contact', row.contact_id),
    at: iso(row.attempt_at.getTime()),
    direction: 'outbound',
    party: publicId('party', row.party_id),
    endpoint: publicId('endpoint', row.endpoint_id),
    debts: [publicId('debt', row.debt_id)],
    sender: publicId('organisation', row.sender_id),
    purpose: row.purpose,
    ...(row.in_reply_to === null ? {} : { in_reply_to: publicId('event', row.in_reply_to) }),
    ...(row.slot === 'reserved' || row.status === 'unknown' ? { pending: true as const } : {}),
  };
  return (
    row.channel === 'call'
      ? { type: 'call', outcome: 'no_answer', mode: 'interactive', ...common }
      : { type: 'message', channel: row.channel, ...common }
  ) as TimelineEvent;
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group === undefined) groups.set(key(row), [row]);
    else group.push(row);
  }
  return groups;
}

export class MissingRowError extends Error {
  override name = 'MissingRowError';
}

export function found<T>(row: T | undefined, what: string): T {
  if (row === undefined) throw new MissingRowError(`the ${what} of this contact is gone`);
  return row;
}
