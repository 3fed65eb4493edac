/**
 * One act on a person's card: the events it stands for, its evidence with who, when and why, and everything
 * that waits for the person judged again. All in the caller's transaction.
 */
import { lookUp } from '../portfolio/reference.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId, uuid7 } from '../platform/ids.js';
import { fieldProblem } from '../platform/problem.js';
import type { GivenEvent } from '../portfolio/event.js';
import { recordEvents } from '../portfolio/event.record.js';
import { changeParty } from '../portfolio/party.change.js';
import { lockAll, present, succeeded, type Scribe } from '../portfolio/scribe.js';
import { rejudge } from '../schedule/rejudge.js';
import type { AnsweringAct } from './card.schema.js';
import { holdStopped } from './stopping.js';

export interface Acting {
  readonly partyId: string;
  readonly why: string;
  /** Who acts. */
  readonly by: string;
}

/** Answers the id of the act. */
export async function act(scribe: Scribe, acting: Acting, given: AnsweringAct): Promise<string> {
  const { tx } = scribe;
  const { partyId } = acting;
  const id = uuid7(tx.at);
  const events = await eventsOf(scribe, id, partyId, given);
  if (restricts(given)) await holdStopped(scribe, events, [partyId]);
  const { outcomes, persons } = await recordEvents(scribe, events);
  const eventIds = outcomes.map((outcome) => succeeded(outcome).id);
  if (given.kind === 'deceased') await changeParty(scribe, partyId, { status: 'deceased' });
  const recordId = await recordAct(scribe, acting, given, { id, eventIds });
  await tx.query(
    `insert into party_act (tenant, id, party_id, kind, occurred_at, event_ids, record_id, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.tenant,
      id,
      partyId,
      given.kind,
      given.occurred_at ?? iso(tx.at),
      eventIds,
      recordId,
      iso(tx.at),
      acting.by,
    ],
  );
  await rejudge(tx, [...new Set([...persons, partyId])]);
  return id;
}

/** What keeps somebody from being contacted; a promise or a wish to be called is none. */
export function restricts({ kind }: Pick<AnsweringAct, 'kind'>): boolean {
  return kind !== 'promise' && kind !== 'callback';
}

async function recordAct(
  scribe: Scribe,
  { partyId, why, by }: Acting,
  { kind }: AnsweringAct,
  { id, eventIds }: { id: string; eventIds: readonly string[] },
): Promise<string> {
  // Locked anew: the chain has grown by the events.
  const person = (await lockAll(scribe, [partyId])).get(partyId) ?? null;
  const [recordId = ''] = await scribe.evidence.write(scribe.tx, [
    {
      kind: restricts({ kind }) ? 'restriction.changed' : 'fact.recorded',
      subject: person,
      body: {
        act: publicId('act', id),
        by: publicId('user', by),
        events: eventIds.map((event) => publicId('event', event)),
        kind,
        party: publicId('party', partyId),
      },
      sec: { why: { about: person, value: why } },
    },
  ]);
  return recordId;
}

async function eventsOf(
  scribe: Scribe,
  actId: string,
  partyId: string,
  given: AnsweringAct,
): Promise<GivenEvent[]> {
  if (given.kind === 'deceased') return [];
  const party = publicId('party', partyId);
  // No caller can take this id: `#` is not allowed in theirs.
  const event = (index: number, [type, fields]: Told): GivenEvent => ({
    external_id: `card#${publicId('act', actId)}/${index}`,
    occurred_at: given.occurred_at ?? iso(scribe.tx.at),
    type,
    fields: present(fields),
  });
  if (!ABOUT_DEBTS.has(given.kind)) return [event(0, told(given, party, undefined))];
  const groups = await debtsByDebtor(scribe, partyId, 'debts' in given ? given.debts : undefined);
  return groups.map((debts, index) => event(index, told(given, party, debts)));
}

const ABOUT_DEBTS: ReadonlySet<AnsweringAct['kind']> = new Set([
  'attorney',
  'cease',
  'dispute',
  'hardship_hold',
  'promise',
  'callback',
]);

type Told = readonly [GivenEvent['type'], Record<string, unknown>];
type Eventful = Exclude<AnsweringAct, { kind: 'deceased' }>;

/** The event of each act, and what it holds beside the act's own fields. */
const EVENTS: Readonly<Record<Eventful['kind'], (party: string) => Told>> = {
  attorney: () => ['attorney_notice', { name_known: true, address_known: true }],
  cease: (party) => [
    'cease_request',
    { party, basis: 'stop_contact', status: 'received', house_promise: true },
  ],
  dispute: (party) => ['dispute', { party }],
  wrong_number: (party) => ['wrong_number', { party }],
  hardship_hold: () => ['hold_started', {}],
  third_party_refused: (party) => ['contact_refused', { party }],
  promise: (party) => ['promise', { party }],
  stop: (party) => ['opt_out', { party, scope: 'all' }],
  callback: (party) => ['callback_requested', { party }],
};

function told(given: Eventful, party: string, debts: readonly string[] | undefined): Told {
  const { kind, occurred_at: _, ...own } = given;
  const [type, fields] = EVENTS[kind](party);
  return [type, { ...fields, ...present(own), debts }];
}

/** An event concerns the debts of one borrower, so debts of several become several events. */
async function debtsByDebtor(
  { tx }: Scribe,
  partyId: string,
  named: readonly string[] | undefined,
): Promise<string[][]> {
  const debts = named === undefined ? await debtsOf(tx, partyId) : await namedDebts(tx, named);
  if (debts.length === 0)
    throw fieldProblem('inconsistent-request', {
      pointer: '/debts',
      detail: 'names none, and no debt concerns this person',
      remedy: 'name the debts',
    });
  const groups = new Map<string, string[]>();
  for (const { name, owner } of debts) groups.set(owner, [...(groups.get(owner) ?? []), name]);
  return [...groups.values()];
}

type OwedDebt = { readonly name: string; readonly owner: string };

async function debtsOf(tx: Tx, partyId: string): Promise<OwedDebt[]> {
  const rows = await tx.query<{ id: string; debtor_id: string }>(
    `select d.id, d.debtor_id from debt_party r
       join debt d on d.tenant = r.tenant and d.id = r.debt_id
      where r.tenant = $1 and r.party_id = $2 order by d.id`,
    [tx.tenant, partyId],
  );
  return rows.map(({ id, debtor_id }) => ({ name: publicId('debt', id), owner: debtor_id }));
}

async function namedDebts(tx: Tx, named: readonly string[]): Promise<OwedDebt[]> {
  const found = await lookUp(tx, 'debt', named);
  // What is unknown is refused with the event that names it.
  return named.map((name) => ({ name, owner: found.get(name)?.owner ?? name }));
}
