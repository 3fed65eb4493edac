/**
 * Events that keep somebody from being contacted, at whatever door they come in: from here on nothing begins to leave
 * for these persons, and what had begun has ended before it is answered (`Desk`, decision 45).
 */
import { holdLeavingAlone } from '../dispatch/leaving.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId } from '../platform/ids.js';
import type { GivenEvent } from '../portfolio/event.js';
import { lookUp } from '../portfolio/reference.js';
import { noteStopped, type Scribe } from '../portfolio/scribe.js';
import { wishIn } from './opt-out.js';

const STOPPING: ReadonlySet<GivenEvent['type']> = new Set([
  'attorney_notice',
  'cease_request',
  'consent_withdrawn',
  'contact_refused',
  'dispute',
  'hold_started',
  'media_refusal',
  'opt_out',
  'wrong_number',
]);

/** To be asked before any person is locked. @param partyIds who is stopped whatever the events say */
export async function holdStopped(
  scribe: Scribe,
  events: readonly GivenEvent[],
  partyIds: readonly string[] = [],
): Promise<void> {
  const stopping = events.filter(stops);
  const named = (field: string) => stopping.flatMap(({ fields }) => texts(fields[field]));
  const { tx } = scribe;
  const parties = await lookUp(tx, 'party', named('party'));
  const endpoints = await lookUp(tx, 'endpoint', named('endpoint'));
  const debts = await lookUp(tx, 'debt', named('debts'));
  const owners = [...endpoints.values(), ...debts.values()].flatMap(({ owner }) => owner ?? []);
  const found = [...parties.values()].map(({ id }) => id);
  const ids = [...new Set([...partyIds, ...found, ...owners])];
  await holdLeavingAlone(tx, ids);
  noteStopped(scribe, ids);
}

function stops({ type, fields }: GivenEvent): boolean {
  if (STOPPING.has(type)) return true;
  const { direction, text } = fields;
  return (
    type === 'message' &&
    direction === 'inbound' &&
    typeof text === 'string' &&
    wishIn(text) === 'stop'
  );
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
}

/** Of an answer that is given again: what had begun when it was given first may still be under way. */
export async function answeredFor(tx: Tx, body: unknown): Promise<string[]> {
  const said = membersOf(body);
  const items = Array.isArray(said['items']) ? said['items'].map(membersOf) : [];
  const events = [said, ...items].flatMap(({ id }) => idIn('event', id));
  const rows =
    events.length === 0
      ? []
      : await tx.query<{ person_id: string | null; party_id: string | null }>(
          'select person_id, party_id from timeline_event where tenant = $1 and id = any($2)',
          [tx.tenant, events],
        );
  return [
    ...idIn('party', said['party']),
    ...rows.flatMap(({ person_id, party_id }) => [person_id ?? [], party_id ?? []].flat()),
  ];
}

function idIn(kind: 'event' | 'party', value: unknown): string[] {
  return typeof value === 'string' ? [fromPublicId(kind, value) ?? []].flat() : [];
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
