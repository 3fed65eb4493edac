/**
 * The guard's input for one contact: exactly the public case format, so that a worked case, a stored
 * decision and a dispatch look the same.
 */
import { clocksFor } from '../compliance/clocks.js';
import type { GuardInput, Person } from '../compliance/facts.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import { settle } from '../evidence/canonical.js';
import { iso } from '../platform/clock.js';
import { sum } from '../messages/format.js';
import { publicId } from '../platform/ids.js';
import { houseFacts } from '../policies/house-facts.js';
import type { Law } from '../policies/house-policy.js';
import type { AttemptRow, DebtRow, EndpointRow, PartyRow, RelationRow } from './rows.js';
import { found, type World } from './world.js';

export interface Rendered {
  readonly subject?: string;
  readonly text: string;
  readonly approved: boolean;
  /** Where the links lead that we put in ourselves. */
  readonly origin: string;
}

/** The guard's input for `contact` at `atMs`. Throws MissingRowError when a reference leads nowhere. */
export function guardInput(
  world: World,
  contact: AttemptRow,
  law: Law,
  atMs: number,
  content: Rendered | undefined,
): GuardInput {
  const debt = found(world.debts.get(contact.debt_id), 'debt');
  const debtor = found(world.parties.get(contact.person_id), 'party');
  const relation = relationOf(world, contact);
  const lives = placeOf(world, debtor);
  const input = {
    facts: {
      sender: senderFor(world, contact, debt),
      person: { id: publicId('party', debtor.id), ...lives },
      parties: (world.relationsOf.get(debt.id) ?? []).map(partyFact),
      debts: (world.debtsOf.get(debtor.id) ?? []).map((row) => debtFact(row, law.settings, atMs)),
      endpoints: endpointFacts(world, contact),
      ...houseFacts(law, {
        person: lives,
        sender: publicId('organisation', contact.sender_id),
        at: atMs,
      }),
      ...([contact.person_id, contact.party_id].some((id) => world.parties.get(id)?.restricted)
        ? { restricted: true }
        : {}),
      ...(content === undefined ? {} : { own_origin: content.origin }),
      ...(debt.facts['validation'] === undefined ? {} : { validation: debt.facts['validation'] }),
    },
    timeline: timeline(world, contact),
    attempt: {
      at: iso(atMs),
      channel: contact.channel,
      purpose: contact.purpose,
      debt: publicId('debt', debt.id),
      to: {
        party: publicId('party', contact.party_id),
        relation,
        endpoint: publicId('endpoint', contact.endpoint_id),
      },
      ...(contact.in_reply_to === null
        ? {}
        : { in_reply_to: publicId('event', contact.in_reply_to) }),
      ...(content === undefined || contact.channel === 'call'
        ? {}
        : {
            automated: true,
            content: {
              text: content.text,
              ...(content.subject === undefined ? {} : { subject: content.subject }),
              template_approved: content.approved,
            },
          }),
    },
  } as unknown as GuardInput;
  return { ...input, clocks: clocksFor(input) };
}

/** The debtor's facts, with the city and the postal code, which lie sealed. They were checked when they came in. */
function placeOf(world: World, debtor: PartyRow): Omit<Person, 'id'> {
  const { name: _, ...locality } = world.profileOf(debtor) ?? {};
  return { ...debtor.facts, ...locality } as unknown as Omit<Person, 'id'>;
}

export function relationOf(world: World, contact: AttemptRow): string {
  if (contact.party_id === contact.person_id) return 'borrower';
  const row = (world.relationsOf.get(contact.debt_id) ?? []).find(
    (r) => r.party_id === contact.party_id,
  );
  return row?.relation ?? 'other_third_party';
}

/** The same for all contacts of a slice that speak for the same lender: made and written out once. */
function senderFor(world: World, contact: AttemptRow, debt: DebtRow) {
  const made = senders.get(world) ?? new Map<string, ReturnType<typeof sender>>();
  senders.set(world, made);
  const key = `${contact.sender_id} ${debt.lender_id}`;
  const known = made.get(key) ?? settle(sender(world, contact, debt));
  made.set(key, known);
  return known;
}

const senders = new WeakMap<World, Map<string, ReturnType<typeof sender>>>();

function sender(world: World, contact: AttemptRow, debt: DebtRow) {
  const own = found(world.organisations.get(contact.sender_id), 'sender');
  const lender = found(world.organisations.get(debt.lender_id), 'lender');
  const collects = own.kind === 'collector';
  return {
    kind: own.kind,
    id: publicId('organisation', own.id),
    name: own.name,
    ...own.facts,
    ...(collects
      ? {
          on_behalf_of: publicId('organisation', lender.id),
          lender_name: lender.name,
          // The lender publishes the list; the agency is looked up in it.
          ...(lender.facts['listed_agencies'] === undefined
            ? {}
            : { listed_agencies: lender.facts['listed_agencies'] }),
        }
      : {}),
  };
}

function partyFact(row: RelationRow) {
  return {
    id: publicId('party', row.party_id),
    relation: row.relation,
    ...(row.liable === null ? {} : { liable: row.liable }),
    ...(row.liability_ended_on === null ? {} : { liability_ended_on: row.liability_ended_on }),
    ...(row.source === null ? {} : { source: row.source }),
    ...(Array.isArray(row.time_zones) && row.time_zones.length > 0
      ? { time_zones: row.time_zones }
      : {}),
  };
}

function debtFact(row: DebtRow, settings: Law['settings'], atMs: number) {
  const { validation: _, ...facts } = row.facts;
  return {
    id: publicId('debt', row.id),
    kind: row.kind,
    lender: publicId('organisation', row.lender_id),
    days_past_due: daysPastDue(row, atMs),
    ...(settings.ledger_amounts_only === true ? { amounts: sums(row) } : {}),
    ...facts,
  };
}

function sums({ amounts, currency }: DebtRow): string[] {
  return Object.values(amounts).map((minor) => sum(minor, currency));
}

/** Whole days since the oldest unpaid instalment fell due; negative before. */
export function daysPastDue(row: Pick<DebtRow, 'due_on' | 'days_past_due'>, atMs: number): number {
  return row.due_on === null
    ? row.days_past_due
    : Math.floor((atMs - Date.parse(row.due_on)) / 86_400_000);
}

function endpointFacts(world: World, contact: AttemptRow) {
  const owners = new Set([contact.person_id, contact.party_id]);
  return [...owners].flatMap((owner) => (world.endpointsOf.get(owner) ?? []).map(endpointFact));
}

function endpointFact({ id, kind, party_id, facts: { owner_unknown, ...facts } }: EndpointRow) {
  return {
    id: publicId('endpoint', id),
    kind,
    owner: owner_unknown === true ? 'unknown' : publicId('party', party_id),
    ...facts,
  };
}

function timeline(world: World, contact: AttemptRow): TimelineEvent[] {
  const own = world.timelineOf.get(contact.person_id) ?? [];
  if (contact.party_id === contact.person_id) return [...own];
  const seen = new Set(own.map((event) => event.id));
  return [
    ...own,
    ...(world.timelineOf.get(contact.party_id) ?? []).filter((event) => !seen.has(event.id)),
  ];
}
