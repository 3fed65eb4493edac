/**
 * From the caller's references to ours, and to the persons an event concerns.
 *
 * An event is seen from two persons: the debtor of its debts and the party on the other side. An event
 * without debts at somebody else's endpoint is seen from that endpoint's owner too, or an opt-out sent
 * from a shared telephone would not bind its owner.
 */
import { publicId, uuid7 } from '../platform/ids.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { callersName } from './debt.add.js';
import { REFERENCES, type GivenEvent } from './event.js';
import { lookUp, unknownReference, type Found, type Referred } from './reference.js';
import { refused, type Outcome, type Scribe } from './scribe.js';

/** An event that can be stored. */
export interface Event {
  readonly id: string;
  readonly given: GivenEvent;
  readonly occurred_at: number;
  readonly person_id: string | null;
  readonly party_id: string | null;
  /** The fields of its type with our public ids. */
  readonly fields: Readonly<Record<string, unknown>>;
}

type Known = Readonly<Record<Referred, Map<string, Found>>>;

// Clocks of different machines differ; more than this is a mistake, not a difference.
const FUTURE_MAX_MS = 5 * 60_000;

/** One event or one refusal for each item, in order. */
export async function resolveEvents(
  scribe: Scribe,
  given: readonly GivenEvent[],
): Promise<(Event | Outcome)[]> {
  const known = await lookUpAll(scribe, given);
  const ids = new Map<string, string>();
  return given.map((event) => {
    const stored = known.event.get(`external:${event.external_id}`);
    const id = stored?.id ?? ids.get(event.external_id) ?? uuid7(scribe.tx.at);
    ids.set(event.external_id, id);
    // An answer may stand behind what it answers in the same call.
    const own = { id, external_id: event.external_id, owner: null };
    known.event.set(event.external_id, own).set(`external:${event.external_id}`, own);
    return resolveEvent(scribe, event, known, id);
  });
}

async function lookUpAll({ tx }: Scribe, given: readonly GivenEvent[]): Promise<Known> {
  const named: Record<Referred, string[]> = {
    party: [],
    endpoint: [],
    debt: [],
    organisation: [],
    event: [],
  };
  for (const { external_id, fields } of given) {
    named.event.push(`external:${external_id}`);
    for (const [field, value] of Object.entries(fields)) {
      const kind = REFERENCES[field];
      if (kind !== undefined) named[kind].push(...texts(value));
      else if (field === 'collector') named.organisation.push(...texts(value));
    }
  }
  const [party, endpoint, debt, organisation, event] = await Promise.all([
    lookUp(tx, 'party', named.party),
    lookUp(tx, 'endpoint', named.endpoint),
    lookUp(tx, 'debt', named.debt),
    lookUp(tx, 'organisation', named.organisation),
    lookUp(tx, 'event', named.event),
  ]);
  return { party, endpoint, debt, organisation, event };
}

function resolveEvent(
  { tx }: Scribe,
  given: GivenEvent,
  known: Known,
  id: string,
): Event | Outcome {
  const errors: FieldError[] = [];
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(given.fields)) {
    if (value !== undefined) fields[field] = resolveField(field, value, known, errors);
  }
  if (errors.length > 0) {
    return refused(
      new Problem('unknown-reference', 'the event names what does not exist', { errors }),
    );
  }
  const stated = Date.parse(given.occurred_at);
  if (stated > tx.at + FUTURE_MAX_MS) return refused(inTheFuture());
  // The guard knows nothing of the future: a STOP from a clock that runs ahead must bind at once.
  const occurred_at = Math.min(stated, tx.at);
  const persons = personsOf(given, known);
  return persons instanceof Problem
    ? refused(persons)
    : { id, given, occurred_at, fields, ...persons };
}

function resolveField(field: string, value: unknown, known: Known, errors: FieldError[]): unknown {
  if (field === 'collector') return callersName(known.organisation, String(value));
  const kind = REFERENCES[field];
  if (kind === undefined) return value;
  const one = (text: string, pointer: string) => {
    const found = known[kind].get(text);
    if (found !== undefined) return publicId(kind, found.id);
    // A reply may name one of our contacts, which is an event of its own to the guard.
    if (kind === 'event' && /^con_[0-9a-f]{32}$/.test(text)) return text;
    errors.push(unknownReference(pointer, kind, text));
    return text;
  };
  if (!Array.isArray(value)) return one(String(value), `/${field}`);
  return value.map((text, index) => one(String(text), `/${field}/${index}`));
}

function personsOf(
  { fields }: GivenEvent,
  known: Known,
): Pick<Event, 'person_id' | 'party_id'> | Problem {
  const owner = known.endpoint.get(String(fields['endpoint']))?.owner ?? null;
  const party = known.party.get(String(fields['party'] ?? fields['attorney']))?.id ?? null;
  const named = [...texts(fields['debts']), ...texts(fields['discussed'])];
  const debtors = new Set(named.flatMap((text) => known.debt.get(text)?.owner ?? []));
  const [debtor = null] = debtors;
  if (debtors.size > 1) return ofSeveralBorrowers();
  if (debtor === null) {
    const other = party === null || owner === party ? null : owner;
    return { person_id: other, party_id: party ?? owner };
  }
  if (owner !== null && owner !== debtor && party !== null && owner !== party) return ofAStranger();
  return { person_id: debtor, party_id: party ?? owner };
}

function inTheFuture(): Problem {
  return new Problem('validation-failed', '`/occurred_at` lies in the future', {
    errors: [
      {
        pointer: '/occurred_at',
        detail: 'is more than 5 minutes in the future',
        remedy: 'send what has happened, when it has happened; check the clock and the offset',
      },
    ],
  });
}

function ofSeveralBorrowers(): Problem {
  return new Problem('inconsistent-request', 'the debts of one event belong to several borrowers', {
    errors: [
      {
        pointer: '/debts',
        detail: 'belong to different borrowers',
        remedy: 'send one event for each borrower',
      },
    ],
  });
}

function ofAStranger(): Problem {
  return new Problem('inconsistent-request', 'the endpoint is not one of the persons concerned', {
    errors: [
      {
        pointer: '/endpoint',
        detail: 'belongs neither to the party nor to the borrower of the debts',
        remedy: 'name the party whose endpoint it is, or leave the debts out',
      },
    ],
  });
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
}
