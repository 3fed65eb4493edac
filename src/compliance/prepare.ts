/** Turns the case format into a question: every instant parsed once, events sorted and found by type. */
import { type ClockFact, zoneOf } from './clocks.js';
import { dated } from './dated.js';
import type { GuardInput, ZoneFact } from './facts.js';
import { readInstant } from './instants.js';
import { InvalidFactsError } from './invalid-facts.js';
import { eventProblems, factProblems, shapeProblems } from './problems.js';
import type { Dated, Question } from './question.js';
import type { EventType, TimelineEvent } from './timeline.js';
import { type Zone, zoneNamed } from './zoned.js';

type Index = Map<EventType, Dated<EventType>[]>;

/** Reads a question, or throws an `InvalidFactsError` that lists every problem. */
export function prepare(input: GuardInput): Question {
  refuse(shapeProblems(input));
  const { facts, timeline, attempt } = input;
  const problems = factProblems(input);
  const at = readInstant(attempt.at) ?? 0;
  const index = indexed(timeline, at, problems);
  refuse(problems);

  const party = facts.parties.find(({ id }) => id === attempt.to.party);
  const { clocks = [] } = input;
  const home = zonesOf(facts.person.time_zones, clocks);
  const own = party?.time_zones?.length ? zonesOf(party.time_zones, clocks) : undefined;
  const counted =
    facts.person.day_zone === undefined ? undefined : [{ zone: facts.person.day_zone }];
  return {
    facts,
    attempt,
    at,
    events: <T extends EventType>(type: T) => (index.get(type) ?? NONE) as readonly Dated<T>[],
    debt: present(facts.debts.find(({ id }) => id === attempt.debt)),
    endpoint: present(facts.endpoints.find(({ id }) => id === attempt.to.endpoint)),
    party: attempt.to.party === facts.person.id ? undefined : party,
    zones: own ?? home,
    // Without a counting zone every calendar in play counts, and the strictest binds.
    dayZones: counted ? zonesOf(counted, clocks) : own ? [...home, ...own] : home,
  };
}

const NONE: readonly never[] = [];

/** The same question at a later instant. */
export function askedAt(question: Question, at: number): Question {
  return { ...question, at };
}

/**
 * Events up to the attempt, by type and oldest first. What comes later was not known then, except that
 * a reservation counts whatever its instant: clocks differ, and a place taken is taken.
 */
function indexed(timeline: readonly TimelineEvent[], at: number, problems: string[]): Index {
  const index: Index = new Map();
  let last = -Infinity;
  let sorted = true;
  for (const event of timeline) {
    const read = readInstant(event.at);
    if (read === undefined) {
      problems.push(`event \`${event.id}\` has no readable \`at\`: \`${event.at}\``);
      continue;
    }
    eventProblems(problems, event);
    const reserved = isPending(event);
    if (read > at && !reserved) continue;
    const when = Math.min(read, at);
    sorted &&= when >= last;
    last = when;
    const sameType = index.get(event.type);
    if (sameType === undefined) index.set(event.type, [dated(event, when)]);
    else sameType.push(dated(event, when));
  }
  if (!sorted) for (const list of index.values()) list.sort((a, b) => a.when - b.when);
  return index;
}

function isPending(event: TimelineEvent): boolean {
  return 'pending' in event && event.pending;
}

function zonesOf(
  facts: readonly Pick<ZoneFact, 'zone'>[],
  clocks: readonly ClockFact[],
): readonly Zone[] {
  return facts.map(({ zone }) => {
    const fact = clocks.find((one) => one.zone === zone);
    return fact === undefined ? present(zoneNamed(zone)) : zoneOf(fact);
  });
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a checked fact is missing');
  return value;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new InvalidFactsError(problems);
}
