/** The worked cases of the public format, kept as examples; and the same as bodies for the public doors. */
import { readFileSync } from 'node:fs';
import type { GuardInput } from '../../src/compliance/facts.js';

export interface WorkedCase extends GuardInput {
  readonly id: string;
}

export function workedCases(...files: readonly string[]): WorkedCase[] {
  return files.flatMap((file) => readCases(file) as WorkedCase[]);
}

export function readCases(file: string): unknown[] {
  return JSON.parse(readFileSync(new URL(`../cases/${file}.json`, import.meta.url), 'utf8'));
}

type Body = Record<string, unknown>;

/** Everything of all cases, one request body for each thing. */
export interface Loadable {
  readonly organisations: readonly Body[];
  readonly parties: readonly Body[];
  readonly debts: readonly Body[];
  readonly events: readonly Body[];
  /** A question for each case, in order. */
  readonly questions: readonly Body[];
}

export function loadable(cases: readonly WorkedCase[]): Loadable {
  const organisations = new Map<string, Body>();
  const parties: Body[] = [];
  const debts: Body[] = [];
  const events: Body[] = [];
  const questions: Body[] = [];
  for (const one of cases) {
    for (const body of organisationsOf(one)) organisations.set(String(body['external_id']), body);
    parties.push(...partiesOf(one));
    debts.push(...debtsOf(one));
    events.push(...eventsOf(one));
    questions.push(questionOf(one));
  }
  return { organisations: [...organisations.values()], parties, debts, events, questions };
}

/** An id of a case in a namespace of its own, because every case has its C1. */
function own({ id }: WorkedCase, name: string): string {
  return `${id}.${name}`;
}

const senders = new Map<string, string>();

/** Cases with the same sender share their organisations. */
function organisation({ facts }: WorkedCase, name: string): string {
  const key = JSON.stringify(facts.sender);
  const space = senders.get(key) ?? `s${senders.size}`;
  senders.set(key, space);
  return `${space}.${name}`;
}

function organisationsOf(one: WorkedCase): Body[] {
  const { sender, debts } = one.facts;
  const { id, kind, name, on_behalf_of, lender_name, listed_agencies, ...facts } = sender;
  const listed =
    listed_agencies === undefined
      ? {}
      : { listed_agencies: listed_agencies.map((agency) => organisation(one, agency)) };
  const lenders = new Set([...debts.map(({ lender }) => lender), on_behalf_of ?? id]);
  const acting = one.timeline.flatMap((event) =>
    ['given_to', 'sender', 'agency'].flatMap((field) => texts(Reflect.get(event, field))),
  );
  const others = [...new Set([...lenders, ...acting])].filter((other) => other !== id);
  return [
    {
      external_id: organisation(one, id),
      kind,
      name,
      ...facts,
      ...(kind === 'creditor' ? listed : {}),
    },
    ...others.map((other) => ({
      external_id: organisation(one, other),
      kind: lenders.has(other) ? 'creditor' : 'collector',
      name: other === on_behalf_of ? (lender_name ?? other) : other,
      ...(lenders.has(other) ? listed : {}),
    })),
  ];
}

function partiesOf(one: WorkedCase): Body[] {
  const { person, parties, endpoints } = one.facts;
  const { id, ...facts } = person;
  const of = (party: string) =>
    endpoints
      .filter(
        ({ owner, id: endpoint }) =>
          (owner === 'unknown' ? fileOf(one, endpoint) : owner) === party,
      )
      .map((endpoint) => endpointOf(one, endpoint));
  const named = { name: 'Sample Person', language: person.residence === 'CN' ? 'zh-CN' : 'en' };
  const { residence, time_zones } = person;
  return [
    { external_id: own(one, id), ...named, ...facts, endpoints: of(id) },
    ...parties.map((party) => ({
      external_id: own(one, party.id),
      ...named,
      residence,
      time_zones: party.time_zones ?? time_zones,
      endpoints: of(party.id),
    })),
  ];
}

/** Nobody knows whose it is, so it lies in the file of the person it would be used for. */
function fileOf({ facts, attempt }: WorkedCase, endpoint: string): string {
  return attempt.to.endpoint === endpoint ? attempt.to.party : facts.person.id;
}

let addresses = 0;

function endpointOf(one: WorkedCase, endpoint: GuardInput['facts']['endpoints'][number]): Body {
  const { id, owner, domain = 'mail.example', kind, ...facts } = endpoint;
  addresses += 1;
  const number = `+1212${5_550_000 + addresses}`;
  const mail = `person${addresses}@${domain}`;
  const address = { email: mail, mobile: number, landline: number }[kind as string];
  return {
    external_id: own(one, id),
    kind,
    address: address ?? `${addresses} Sample Street`,
    ...facts,
    ...(owner === 'unknown' ? { owner_unknown: true } : {}),
  };
}

function debtsOf(one: WorkedCase): Body[] {
  const { person, parties, debts, validation } = one.facts;
  return debts.map(({ id: debt, lender, amounts: _printed, days_past_due = 0, ...facts }) => ({
    external_id: own(one, debt),
    lender: organisation(one, lender),
    currency: 'USD',
    amounts: { outstanding: 100_000, overdue: 10_000 },
    balance_as_of: '2026-01-01T00:00:00Z',
    days_past_due,
    ...facts,
    ...(validation !== undefined && debt === one.attempt.debt ? { validation } : {}),
    parties: [
      { party: own(one, person.id), relation: 'borrower' },
      ...parties.map(({ id, time_zones: _zones, ...relation }) => ({
        party: own(one, id),
        ...relation,
      })),
    ],
  }));
}

const REFERENCES: Readonly<Record<string, typeof own>> = {
  party: own,
  attorney: own,
  endpoint: own,
  debts: own,
  discussed: own,
  in_reply_to: own,
  sender: organisation,
  given_to: organisation,
  agency: organisation,
};

function eventsOf(one: WorkedCase): Body[] {
  return one.timeline.map(({ id, at, ...fields }) => ({
    external_id: own(one, id),
    occurred_at: at,
    ...renamed(one, fields),
  }));
}

function questionOf(one: WorkedCase): Body {
  const { to, debt, in_reply_to, ...rest } = one.attempt;
  return {
    ...rest,
    sender: organisation(one, one.facts.sender.id),
    debt: own(one, debt),
    to: { party: own(one, to.party), endpoint: own(one, to.endpoint) },
    ...(in_reply_to === undefined ? {} : { in_reply_to: own(one, in_reply_to) }),
  };
}

function renamed(one: WorkedCase, fields: object): Body {
  return Object.fromEntries(
    Object.entries(fields).map(([field, value]): [string, unknown] => {
      const name = REFERENCES[field];
      if (name === undefined) return [field, value];
      const all = texts(value).map((text) => name(one, text));
      return [field, Array.isArray(value) ? all : all[0]];
    }),
  );
}

function texts(value: unknown): string[] {
  return [value].flat().filter((text) => typeof text === 'string');
}
