/** What a case can get wrong although it fits the schema: places, zones, order, and names that lead nowhere. */
import type { GuardInput, ZoneFact } from '../compliance/facts.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import { readInstant } from '../compliance/instants.js';
import { zoneNamed } from '../compliance/zoned.js';
import { pointerOf, type FieldError } from '../platform/problem.js';
import { isKnownResidence } from '../portfolio/residence.js';

/** A case that fits the schema of the format. */
export type WorkedCase = GuardInput & { readonly id?: string; readonly jurisdiction?: string };

export function nonsenseIn(worked: WorkedCase): FieldError[] {
  const { facts, timeline, attempt, jurisdiction } = worked;
  return [
    // The Union has rules of its own, though nobody resides in it as such.
    ...(jurisdiction === undefined || jurisdiction === 'EU'
      ? []
      : place(['jurisdiction'], jurisdiction)),
    ...place(['facts', 'person', 'residence'], facts.person.residence),
    ...zones(['facts', 'person', 'time_zones'], facts.person.time_zones),
    ...(facts.person.day_zone === undefined
      ? []
      : zone(['facts', 'person', 'day_zone'], facts.person.day_zone)),
    ...facts.parties.flatMap((party, i) =>
      zones(['facts', 'parties', i, 'time_zones'], party.time_zones ?? []),
    ),
    ...addressee(worked),
    ...debt(worked, ['attempt', 'debt'], attempt.debt),
    ...instant(['attempt', 'at'], attempt.at),
    ...events(worked, timeline),
  ];
}

type Path = readonly (string | number)[];

function at(path: Path, detail: string, remedy: string): FieldError[] {
  return [{ pointer: pointerOf(path), detail, remedy }];
}

function place(path: Path, code: string): FieldError[] {
  if (isKnownResidence(code)) return [];
  return at(path, 'is no jurisdiction', 'send a code of ISO 3166 such as `CN` or `US-OH`');
}

function zones(path: Path, facts: readonly ZoneFact[]): FieldError[] {
  return facts.flatMap((fact, i) => zone([...path, i, 'zone'], fact.zone));
}

function zone(path: Path, name: string): FieldError[] {
  if (zoneNamed(name) !== undefined) return [];
  return at(path, 'is no time zone', 'send an IANA name such as `America/New_York`');
}

/** The schema's format also takes a space for the `T`. */
function instant(path: Path, text: string): FieldError[] {
  if (readInstant(text) !== undefined) return [];
  return at(path, 'is no instant', 'write it like `2026-03-10T09:30:00+08:00`');
}

function debt({ facts }: WorkedCase, path: Path, id: string): FieldError[] {
  if (facts.debts.some((known) => known.id === id)) return [];
  return at(path, 'names a debt that the facts do not', 'add it to `facts.debts`');
}

function addressee({ facts, attempt }: WorkedCase): FieldError[] {
  const { party, relation, endpoint } = attempt.to;
  const isKnown = facts.endpoints.some(({ id }) => id === endpoint);
  const known =
    party === facts.person.id ? 'borrower' : facts.parties.find(({ id }) => id === party)?.relation;
  const remedy = 'add it to `facts.endpoints`';
  return [
    ...(isKnown
      ? []
      : at(['attempt', 'to', 'endpoint'], 'names an endpoint that the facts do not', remedy)),
    ...(known === undefined
      ? at(
          ['attempt', 'to', 'party'],
          'names a party that the facts do not',
          'add it to `facts.parties`',
        )
      : known === relation
        ? []
        : at(
            ['attempt', 'to', 'relation'],
            'is not what the facts say of this party',
            `send \`${known}\``,
          )),
  ];
}

function events(worked: WorkedCase, timeline: readonly TimelineEvent[]): FieldError[] {
  const judged = readInstant(worked.attempt.at) ?? Infinity;
  const seen = new Set<string>();
  return timeline.flatMap((event, i) => {
    const path = ['timeline', i] as const;
    const isTwice = seen.has(event.id);
    seen.add(event.id);
    // A place that is taken counts whatever its instant.
    const isLater = (readInstant(event.at) ?? 0) > judged && !('pending' in event && event.pending);
    return [
      ...(isTwice
        ? at([...path, 'id'], 'occurs twice in the timeline', 'give each event its own id')
        : []),
      ...instant([...path, 'at'], event.at),
      ...(isLater
        ? at(
            [...path, 'at'],
            'lies after the attempt',
            'send what had happened before `attempt.at`',
          )
        : []),
      ...named(event, 'debts').flatMap((id, j) => debt(worked, [...path, 'debts', j], id)),
      ...named(event, 'discussed').flatMap((id, j) => debt(worked, [...path, 'discussed', j], id)),
    ];
  });
}

function named(event: TimelineEvent, field: 'debts' | 'discussed'): readonly string[] {
  const list: unknown = Reflect.get(event, field);
  return Array.isArray(list) ? (list as string[]) : [];
}
