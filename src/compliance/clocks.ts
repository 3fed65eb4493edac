/**
 * The clocks of the zones in play, written down beside the facts.
 *
 * A government moves its clocks and the time-zone data of a later machine says otherwise about today. A
 * decision that names the changes it went by is repeated by them, on any machine, for as long as it is kept.
 */
import type { GuardInput } from './facts.js';
import { instantText, readInstant } from './instants.js';
import { type Change, type Zone, offsetIn, zoneNamed } from './zoned.js';

/** What the clock of a zone showed around an attempt. */
export interface ClockFact {
  readonly zone: string;
  /** Minutes east of UTC, up to the first change. */
  readonly offset: number;
  /** In order of time. */
  readonly changes: readonly { readonly at: string; readonly offset: number }[];
}

const MINUTE = 60_000;
/** A deferral is looked for this far; see `first-instant.ts`. */
const AHEAD = 402 * 86_400_000;

/** The clocks of every zone that the guard may ask about, from the oldest event to its horizon. */
export function clocksFor({ facts, timeline, attempt }: Omit<GuardInput, 'clocks'>): ClockFact[] {
  const at = readInstant(attempt.at) ?? 0;
  let oldest = at;
  for (const event of timeline) oldest = Math.min(oldest, readInstant(event.at) ?? at);
  const { time_zones, day_zone } = facts.person;
  const party = facts.parties.find(({ id }) => id === attempt.to.party);
  const names = new Set([...time_zones, ...(party?.time_zones ?? [])].map(({ zone }) => zone));
  if (day_zone !== undefined) names.add(day_zone);
  return [...names].flatMap((name) => {
    const zone = zoneNamed(name);
    return zone === undefined ? [] : [written(zone, zone.changes(oldest - DAY, at + AHEAD))];
  });
}

const DAY = 86_400_000;
const facts = new Map<string, ClockFact>();
const FACTS_MAX = 5_000;

/** Shared by all decisions of some months, so that it is written out once. */
function written({ name }: Zone, changes: readonly Change[]): ClockFact {
  const key = `${name} ${changes[0]?.offset} ${changes[1]?.at} ${changes.length}`;
  const known = facts.get(key);
  if (known !== undefined) return known;
  const fact = {
    zone: name,
    offset: minutes(changes[0]),
    changes: changes
      .slice(1)
      .map((change) => ({ at: instantText(change.at), offset: minutes(change) })),
  };
  if (facts.size >= FACTS_MAX) facts.clear();
  facts.set(key, fact);
  return fact;
}

function minutes(change: Change | undefined): number {
  return (change?.offset ?? 0) / MINUTE;
}

const zones = new WeakMap<ClockFact, Zone>();

/** The zone as it was written down. */
export function zoneOf(fact: ClockFact): Zone {
  const known = zones.get(fact);
  if (known !== undefined) return known;
  const changes: readonly Change[] = [
    { at: -Infinity, offset: fact.offset * MINUTE },
    ...fact.changes.map(({ at, offset }) => ({
      at: readInstant(at) ?? 0,
      offset: offset * MINUTE,
    })),
  ];
  const zone: Zone = {
    name: fact.zone,
    offsetAt: (instant) => offsetIn(changes, instant),
    changes: () => changes,
  };
  zones.set(fact, zone);
  return zone;
}

/** What is wrong with written clocks; a fact that was read before is known to be right. */
export function clockProblems(found: string[], clocks: readonly ClockFact[]): void {
  for (const fact of clocks) {
    if (zones.has(fact)) continue;
    const { zone, offset, changes } = fact;
    const isRead =
      typeof zone === 'string' &&
      Number.isInteger(offset) &&
      Array.isArray(changes) &&
      changes.every((change) => Number.isInteger(change.offset)) &&
      isInOrder(changes.map(({ at }) => readInstant(at)));
    if (!isRead) found.push(`\`clocks\` has no readable clock of \`${zone}\`; leave it out`);
  }
}

function isInOrder(instants: readonly (number | undefined)[]): boolean {
  return instants.every((at, i) => at !== undefined && at > (instants[i - 1] ?? -Infinity));
}
