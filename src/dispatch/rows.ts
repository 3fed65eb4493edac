/** The rows that decisions are made from, as the database holds them. */
import type { Channel } from '../compliance/attempt.js';
import type { OpenReservation } from './reservation.js';

export type ContactRow = {
  id: string;
  external_id: string;
  sender_id: string;
  purpose: string;
  channel: 'sms' | 'email' | 'call';
  debt_id: string;
  person_id: string;
  party_id: string;
  endpoint_id: string;
  template: string;
  locale: string | null;
  in_reply_to: string | null;
  variables: Buffer | null;
  not_after: Date;
  attempt_no: number;
  /** Why it came back after it was judged last. */
  error_code: string | null;
};

/** Who would reach whom, about what and how: what contacts and decide-only questions have in common. */
export type AttemptRow = Pick<
  ContactRow,
  'sender_id' | 'purpose' | 'debt_id' | 'person_id' | 'party_id' | 'endpoint_id' | 'in_reply_to'
> & { channel: Channel };

export type PartyRow = {
  id: string;
  language: string;
  facts: Record<string, unknown>;
  profile: Buffer;
  /** Whether somebody asked that they be erased. */
  restricted: boolean;
};

export type DebtRow = {
  id: string;
  debtor_id: string;
  lender_id: string;
  kind: string;
  currency: string;
  amounts: Record<string, number>;
  due_on: string | null;
  days_past_due: number;
  account_tail: string | null;
  facts: Record<string, unknown>;
};

export type RelationRow = {
  debt_id: string;
  party_id: string;
  relation: string;
  liable: boolean | null;
  liability_ended_on: string | null;
  source: string | null;
  time_zones: unknown;
};

export type EndpointRow = {
  id: string;
  party_id: string;
  kind: string;
  facts: Record<string, unknown>;
  address: Buffer;
};

export type EventRow = {
  id: string;
  person_id: string | null;
  party_id: string | null;
  occurred_at: Date;
  body: Record<string, unknown>;
  sealed: Buffer | null;
};

/** A contact of ours that holds a slot: it is an event of the timeline too. */
export type SlotRow = {
  contact_id: string;
  person_id: string;
  party_id: string;
  status: string;
  slot: 'reserved' | 'settled';
  attempt_at: Date;
  channel: ContactRow['channel'];
  endpoint_id: string;
  debt_id: string;
  sender_id: string;
  purpose: string;
  in_reply_to: string | null;
};

export type OrganisationRow = {
  id: string;
  external_id: string;
  kind: 'creditor' | 'collector';
  name: string;
  facts: Record<string, unknown>;
  sms_from: string | null;
  email_from: string | null;
  reply_to: string | null;
};

export type AnswerRow = {
  contact_id: string;
  text_hash: Buffer;
  endpoint_id: string;
  rules: string[];
  record_id: string;
};

export interface Rows {
  parties: PartyRow[];
  debts: DebtRow[];
  relations: RelationRow[];
  endpoints: EndpointRow[];
  events: EventRow[];
  slots: SlotRow[];
  reservations: OpenReservation[];
  organisations: OrganisationRow[];
  answers: AnswerRow[];
}
