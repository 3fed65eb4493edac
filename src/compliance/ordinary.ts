/**
 * One ordinary case per country: a quiet afternoon, one debt, nothing on record. Change one thing.
 *
 * For tests; nothing in the program asks for it. All names and numbers are invented.
 */
import type { Attempt } from './attempt.js';
import { decide } from './decide.js';
import type { Facts, GuardInput, Settings } from './facts.js';
import { prepare } from './prepare.js';
import type { Question } from './question.js';
import type { EventOf, EventType, TimelineEvent } from './timeline.js';

export interface Change {
  readonly at?: string;
  readonly residence?: string;
  readonly city?: string;
  readonly zones?: readonly string[];
  readonly facts?: Partial<Facts>;
  readonly sender?: Partial<Facts['sender']>;
  readonly person?: Partial<Facts['person']>;
  readonly debt?: Partial<Facts['debts'][number]>;
  readonly endpoint?: Partial<Facts['endpoints'][number]>;
  readonly settings?: Settings;
  readonly timeline?: readonly TimelineEvent[];
  readonly attempt?: Partial<Attempt>;
  readonly text?: string;
}

const ZONES: Readonly<Record<string, string>> = {
  US: 'America/New_York',
  CN: 'Asia/Shanghai',
  GB: 'Europe/London',
  AU: 'Australia/Sydney',
  IN: 'Asia/Kolkata',
  HK: 'Asia/Hong_Kong',
  TW: 'Asia/Taipei',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  PH: 'Asia/Manila',
  ID: 'Asia/Jakarta',
  VN: 'Asia/Ho_Chi_Minh',
  TH: 'Asia/Bangkok',
  CA: 'America/Toronto',
  BR: 'America/Sao_Paulo',
  MX: 'America/Mexico_City',
  CO: 'America/Bogota',
  CL: 'America/Santiago',
  ZA: 'Africa/Johannesburg',
  KE: 'Africa/Nairobi',
  NG: 'Africa/Lagos',
  RU: 'Europe/Moscow',
  SG: 'Asia/Singapore',
  FR: 'Europe/Paris',
};

/** A call by the lender to the borrower in mainland China at two in the afternoon, unless changed. */
export function ordinary(change: Change = {}): GuardInput {
  const { residence = 'CN', zones, attempt = {}, text } = change;
  const zone = ZONES[residence.slice(0, 2)] ?? 'Etc/UTC';
  const person = {
    id: 'C1',
    residence,
    time_zones: (zones ?? [zone]).map((name) => ({
      zone: name,
      source: 'residence_address' as const,
    })),
    ...(change.city === undefined ? {} : { city: change.city }),
    ...change.person,
  };
  return {
    facts: {
      sender: { kind: 'creditor', id: 'lender', name: 'Example Bank', ...change.sender },
      person,
      parties: [],
      debts: [{ id: 'D1', kind: 'personal_loan', lender: 'lender', ...change.debt }],
      endpoints: [{ id: 'N1', kind: 'mobile', owner: 'C1', ...change.endpoint }],
      holidays: [],
      settings: change.settings ?? {},
      ...change.facts,
    },
    timeline: change.timeline ?? [],
    attempt: {
      at: change.at ?? '2026-05-13T06:00:00Z',
      channel: 'call',
      purpose: 'collection',
      debt: 'D1',
      to: { party: 'C1', relation: 'borrower', endpoint: 'N1' },
      ...(text === undefined ? {} : { content: { text } }),
      ...attempt,
    },
  };
}

/** The same by a collection agency to a borrower in Ohio, at two in the afternoon. */
export function ordinaryUs(change: Change = {}): GuardInput {
  return ordinary({
    residence: 'US-OH',
    at: '2026-05-13T14:00:00-04:00',
    ...change,
    sender: { kind: 'collector', id: 'abc_inc', name: 'ABC Inc.', ...change.sender },
  });
}

export function question(change: Change = {}): Question {
  return prepare(ordinary(change));
}

export function questionUs(change: Change = {}): Question {
  return prepare(ordinaryUs(change));
}

let made = 0;

/** An event about the ordinary party, debt and endpoint. */
export function event(
  type: EventType,
  at: string,
  fields: Readonly<Record<string, unknown>> = {},
): TimelineEvent {
  made += 1;
  const common = { party: 'C1', debts: ['D1'], endpoint: 'N1', id: `ev${made}`, at, type };
  return { ...common, ...fields } as unknown as TimelineEvent;
}

/** An outbound call, unanswered unless said otherwise. */
export function call(at: string, fields: Partial<EventOf<'call'>> = {}): TimelineEvent {
  return event('call', at, { direction: 'outbound', outcome: 'no_answer', ...fields });
}

/** An outbound text. */
export function sms(at: string, fields: Partial<EventOf<'message'>> = {}): TimelineEvent {
  return event('message', at, { direction: 'outbound', channel: 'sms', ...fields });
}

/** The parties and endpoint of somebody else, with the attempt addressed to them. */
export function addressed(
  relation: Attempt['to']['relation'],
  party: Partial<Facts['parties'][number]> = {},
): Pick<Change, 'facts'> & { readonly attempt: Pick<Attempt, 'to'> } {
  return {
    facts: {
      parties: [{ id: 'P1', relation, ...party }],
      endpoints: [
        { id: 'N1', kind: 'mobile', owner: 'C1' },
        { id: 'N9', kind: 'mobile', owner: 'P1' },
      ],
    },
    attempt: { to: { party: 'P1', relation, endpoint: 'N9' } },
  };
}

/** What one rule finds, or `unloaded`. */
export function findingOf(input: GuardInput, code: string): string {
  const finding = decide(input).findings.find(({ rule }) => rule === code);
  if (finding === undefined) return 'unloaded';
  const { verdict, not_before } = finding;
  return not_before === undefined ? verdict : `${verdict} ${not_before}`;
}

/** The decision in one word, and until when. */
export function verdictOf(input: GuardInput): string {
  const { verdict, not_before } = decide(input);
  return not_before === undefined ? verdict : `${verdict} ${not_before}`;
}
