/**
 * Cases beyond the worked ones: the scenarios of the policy matrix, brought into the form that the public
 * doors take, and one for each rule that would otherwise stay silent.
 */
import type { Endpoint, GuardInput } from '../../src/compliance/facts.js';
import { settingsFor } from '../../src/compliance/house.js';
import type { TimelineEvent } from '../../src/compliance/timeline.js';
import { CN_SCENARIOS } from '../compliance/scenarios-cn.js';
import { US_SCENARIOS, US_STATE_SCENARIOS } from '../compliance/scenarios-us.js';
import { WORLD_SCENARIOS } from '../compliance/scenarios-world.js';
import { SILENT_OTHERWISE } from './silent-rules.js';
import { fieldsOf } from './event-fields.js';
import type { WorkedCase } from './worked-cases.js';

export function furtherCases(): WorkedCase[] {
  const sets = {
    cn: CN_SCENARIOS,
    us: US_SCENARIOS,
    state: US_STATE_SCENARIOS,
    world: WORLD_SCENARIOS,
    more: SILENT_OTHERWISE,
  };
  return Object.entries(sets).flatMap(([set, scenarios]) =>
    Object.values(scenarios)
      .map((input, i) => ({ id: `${set}-matrix-${i}`, ...presentable(input) }))
      .filter(({ timeline }) => !timeline.some((event) => 'pending' in event))
      // A house may only tighten: hours of its own do not reach whom the law gives hours.
      .filter(({ facts }) => settingsFor(facts.settings, facts.person) === facts.settings),
  );
}

const KINDS: Readonly<Partial<Record<string, Endpoint['kind']>>> = {
  email: 'email',
  letter: 'postal',
  visit: 'address',
  im: 'im',
  social: 'social',
};

/** A scenario says no more than its rule needs; a request says all that its shape demands, and no more. */
function presentable({ facts, timeline, attempt }: GuardInput): GuardInput {
  const endpoints = facts.endpoints.map((endpoint) =>
    endpoint.id === attempt.to.endpoint
      ? { ...endpoint, kind: KINDS[attempt.channel] ?? endpoint.kind }
      : endpoint,
  );
  const attorneys = timeline.flatMap((event) => ('attorney' in event ? [event.attorney] : []));
  const strangers = [...new Set(attorneys)].filter(
    (id) => !facts.parties.some((party) => party.id === id),
  );
  const parties = [
    ...facts.parties,
    ...strangers.map((id) => ({ id, relation: 'attorney' as const })),
  ];
  return { facts: { ...facts, endpoints, parties }, timeline: timeline.map(shaped), attempt };
}

/** Only the fields that events of this type have. */
function shaped(event: TimelineEvent): TimelineEvent {
  const fields = fieldsOf(event.type);
  return Object.fromEntries(
    Object.entries(event).filter(([name]) => fields.has(name)),
  ) as unknown as TimelineEvent;
}
