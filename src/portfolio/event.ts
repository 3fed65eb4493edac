/**
 * Events of the timeline as callers send them: the public case format with their references.
 *
 * Which fields are references, which are free text, and what kind of evidence an event is, stand here.
 */
import type { EventType } from '../compliance/timeline.js';
import type { RecordKind } from '../evidence/kind.js';
import type { Referred } from './reference.js';

/** One event as it was sent; `fields` are those of its type in the case format. */
export interface GivenEvent {
  readonly external_id: string;
  /** RFC 3339. */
  readonly occurred_at: string;
  readonly type: EventType;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Fields that name one thing or a list of things. */
export const REFERENCES: Readonly<Record<string, Referred>> = {
  party: 'party',
  attorney: 'party',
  endpoint: 'endpoint',
  debts: 'debt',
  discussed: 'debt',
  sender: 'organisation',
  given_to: 'organisation',
  agency: 'organisation',
  in_reply_to: 'event',
};

/** What people wrote or said: kept under the key of the person it is about. */
export const FREE_TEXT: ReadonlySet<string> = new Set(['text', 'portion', 'new_material']);

const CONSENT = new Set<EventType>(['consent', 'consent_withdrawn', 'opt_out']);
const ABOUT_ENDPOINTS = new Set<EventType>([
  'wrong_number',
  'third_party_disclosure',
  'reassigned_number_check',
  'prior_collector_email',
]);
const FROM_PEOPLE = new Set<EventType>(['callback_requested', 'payment_offered', 'visit_agreed']);
const CONTACT = new Set<EventType>(['call', 'message', 'letter', 'visit']);
const PLAIN_FACT = new Set<EventType>([
  'notice',
  'promise',
  'payment',
  'paid_off',
  'attorney_contacted',
  'agency_assigned',
  'agency_withdrawn',
]);

/** Everything that is none of the others restricts when, where or whether somebody may be contacted. */
export function recordKind(type: EventType, direction: unknown): RecordKind {
  if (CONTACT.has(type)) return direction === 'inbound' ? 'inbound' : 'contact.imported';
  if (CONSENT.has(type)) return 'consent.changed';
  if (ABOUT_ENDPOINTS.has(type)) return 'endpoint.changed';
  if (FROM_PEOPLE.has(type)) return 'inbound';
  return PLAIN_FACT.has(type) ? 'fact.recorded' : 'restriction.changed';
}
