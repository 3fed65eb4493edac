/** What new contacts name, looked up in one statement for each kind of thing. Nothing here judges. */
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { lookUp, readReference, type Found } from '../portfolio/reference.js';
import type { ContactInput } from './contacts.schema.js';

export interface KnownParty extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string;
  readonly language: string;
}

export interface KnownEndpoint extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string;
  readonly party_id: string;
  readonly kind: string;
}

export interface KnownDebt extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string;
  readonly debtor_id: string;
  readonly due_on: string | null;
  /** Everybody with a relation to it, the debtor among them. */
  readonly parties: readonly string[];
  readonly debtor_zones: readonly { readonly zone: string }[] | null;
  readonly debtor_day_zone: string | null;
}

export interface KnownEvent extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string | null;
  readonly person_id: string | null;
  readonly party_id: string | null;
}

/** By the text that named them; what does not exist is not in the map. */
export interface References {
  readonly senders: ReadonlyMap<string, Found>;
  readonly debts: ReadonlyMap<string, KnownDebt>;
  readonly parties: ReadonlyMap<string, KnownParty>;
  readonly endpoints: ReadonlyMap<string, KnownEndpoint>;
  readonly events: ReadonlyMap<string, KnownEvent>;
}

/** The references of a contact, and of a question whether one may be made. */
export type Naming = Pick<ContactInput, 'sender' | 'debt' | 'to'> & {
  readonly in_reply_to?: string | undefined;
};

export async function readReferences(tx: Tx, inputs: readonly Naming[]): Promise<References> {
  const [senders, debts, parties, endpoints, events] = await Promise.all([
    lookUp(
      tx,
      'organisation',
      inputs.map(({ sender }) => sender),
    ),
    named<KnownDebt>(
      tx,
      DEBTS,
      'debt',
      inputs.map(({ debt }) => debt),
    ),
    named<KnownParty>(
      tx,
      PARTIES,
      'party',
      inputs.map(({ to }) => to.party),
    ),
    named<KnownEndpoint>(
      tx,
      ENDPOINTS,
      'endpoint',
      inputs.map(({ to }) => to.endpoint),
    ),
    named<KnownEvent>(
      tx,
      EVENTS,
      'event',
      inputs.flatMap(({ in_reply_to }) => in_reply_to ?? []),
    ),
  ]);
  return { senders, debts, parties, endpoints, events };
}

const DEBTS = `
  select d.id, d.external_id, d.debtor_id, d.due_on::text,
         array(select r.party_id from debt_party r where r.tenant = d.tenant and r.debt_id = d.id) as parties,
         p.facts->'time_zones' as debtor_zones, p.facts->>'day_zone' as debtor_day_zone
    from debt d join party p on p.tenant = d.tenant and p.id = d.debtor_id
   where d.tenant = $1 and d`;
const PARTIES = `select p.id, p.external_id, p.language from party p where p.tenant = $1 and p`;
const ENDPOINTS = `select e.id, e.external_id, e.party_id, e.kind from endpoint e where e.tenant = $1 and e`;
const EVENTS = `select v.id, v.external_id, v.person_id, v.party_id from timeline_event v where v.tenant = $1 and v`;

/** @param select ends with the table's alias, to which the condition on its id is added */
async function named<
  R extends { id: string; external_id: string | null } & Record<string, unknown>,
>(
  tx: Tx,
  select: string,
  kind: 'debt' | 'party' | 'endpoint' | 'event',
  texts: readonly string[],
): Promise<Map<string, R>> {
  const wanted = [...new Set(texts)].map((text) => ({
    text,
    reference: readReference(kind, text),
  }));
  if (wanted.length === 0) return new Map();
  const rows = await tx.query<R>(
    `${select}.id = any($2::uuid[]) union all ${select}.external_id = any($3::text[])`,
    [
      tx.tenant,
      wanted.flatMap(({ reference }) => ('id' in reference ? [reference.id] : [])),
      wanted.flatMap(({ reference }) => ('id' in reference ? [] : [reference.external_id])),
    ],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byExternalId = new Map(rows.map((row) => [row.external_id, row]));
  return new Map(
    wanted.flatMap(({ text, reference }): [string, R][] => {
      const row =
        'id' in reference ? byId.get(reference.id) : byExternalId.get(reference.external_id);
      return row === undefined ? [] : [[text, row]];
    }),
  );
}

/** The day promised last for each of these debts, by debt. */
export async function promisedDays(
  tx: Tx,
  debts: readonly Pick<KnownDebt, 'id' | 'debtor_id'>[],
): Promise<Map<string, string>> {
  if (debts.length === 0) return new Map();
  const rows = await tx.query<{ debt: string; due: string }>(
    `select distinct on (debt) debt, v.body->>'due' as due
       from timeline_event v, jsonb_array_elements_text(v.body->'debts') as debt
      where v.tenant = $1 and v.person_id = any($2::uuid[]) and v.type = 'promise' and debt = any($3::text[])
      order by debt, v.occurred_at desc`,
    [
      tx.tenant,
      [...new Set(debts.map(({ debtor_id }) => debtor_id))],
      [...new Set(debts.map(({ id }) => publicId('debt', id)))],
    ],
  );
  const due = new Map(rows.map((row) => [row.debt, row.due]));
  return new Map(
    debts.flatMap(({ id }): [string, string][] => {
      const day = due.get(publicId('debt', id));
      return day === undefined ? [] : [[id, day]];
    }),
  );
}
