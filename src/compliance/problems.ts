/**
 * What makes facts unfit to be judged.
 *
 * Checks what the rules rely on, for facts gathered and facts replayed alike; it is no full schema.
 */
import { type ClockFact, clockProblems } from './clocks.js';
import { dateAt, instantAt, need, oneOf, textAt, windowAt } from './reading.js';
import type { GuardInput } from './facts.js';
import type { TimelineEvent } from './timeline.js';
import { callOutcomes, channels, eventTypes, purposes, relations } from './words.js';
import { zoneNamed } from './zoned.js';

const DIRECTIONS: ReadonlySet<string> = new Set(['inbound', 'outbound']);

/** Whether the parts are there at all; nothing else can be checked before they are. */
export function shapeProblems(input: GuardInput): string[] {
  const found: string[] = [];
  const { facts, timeline, attempt, clocks } = input as Partial<GuardInput>;
  for (const part of ['sender', 'person', 'settings'] as const) {
    need(found, typeof facts?.[part] === 'object' && facts[part] !== null, `facts.${part}`);
  }
  for (const part of ['parties', 'debts', 'endpoints', 'holidays'] as const) {
    need(
      found,
      isListOf(part === 'holidays' ? 'string' : 'object', facts?.[part]),
      `facts.${part}`,
    );
  }
  need(found, isListOf('object', timeline), 'timeline');
  need(found, typeof attempt === 'object' && attempt !== null, 'attempt');
  need(found, clocks === undefined || isListOf('object', clocks), 'clocks');
  need(found, typeof attempt?.to === 'object' && attempt.to !== null, 'attempt.to');
  return found;
}

function isListOf(type: 'object' | 'string', list: unknown): boolean {
  return Array.isArray(list) && list.every((item) => typeof item === type && item !== null);
}

/** Everything wrong with the facts and the attempt, events apart. */
export function factProblems({ facts, attempt, clocks = [] }: GuardInput): string[] {
  const found: string[] = [];
  clockProblems(found, clocks);
  const { person, settings, validation, sender } = facts;
  textAt(found, person.id, 'person.id');
  textAt(found, person.residence, 'person.residence');
  textAt(found, sender.id, 'sender.id');
  oneOf(found, sender.kind, SENDER_KINDS, 'sender.kind');
  if (!person.time_zones?.length) {
    found.push(`no time zone is known for \`${person.id}\`; add every zone the data points to`);
  }
  zoneProblems(found, person.time_zones ?? [], clocks);
  if (person.day_zone !== undefined) zoneProblems(found, [{ zone: person.day_zone }], clocks);
  for (const party of facts.parties) zoneProblems(found, party.time_zones ?? [], clocks);
  for (const party of facts.parties) dateAt(found, party.liability_ended_on, 'liability_ended_on');
  for (const day of facts.holidays) dateAt(found, day, 'holidays');
  dateAt(found, validation?.period_end, 'validation.period_end');
  dateAt(found, validation?.notice_provided_on, 'validation.notice_provided_on');
  if (settings.contact_window) windowAt(found, settings.contact_window, 'contact_window');
  instantAt(found, attempt.at, 'attempt.at');
  oneOf(found, attempt.channel, channels, 'attempt.channel');
  oneOf(found, attempt.purpose, purposes, 'attempt.purpose');
  oneOf(found, attempt.to.relation, relations, 'attempt.to.relation');
  addresseeProblems(found, { facts, attempt });
  return found;
}

const SENDER_KINDS: ReadonlySet<string> = new Set(['creditor', 'collector']);

function zoneProblems(
  found: string[],
  zones: readonly { readonly zone: string }[],
  clocks: readonly ClockFact[],
): void {
  for (const { zone } of zones) {
    if (!clocks.some((clock) => clock.zone === zone) && zoneNamed(zone) === undefined) {
      found.push(
        `the time zone \`${zone}\` is unknown; use an IANA name such as \`Asia/Shanghai\``,
      );
    }
  }
}

function addresseeProblems(
  found: string[],
  { facts, attempt }: Pick<GuardInput, 'facts' | 'attempt'>,
): void {
  const { party, relation, endpoint } = attempt.to;
  const known =
    party === facts.person.id ? 'borrower' : facts.parties.find(({ id }) => id === party)?.relation;
  if (known === undefined) {
    found.push(`the attempt names the party \`${party}\`; add it to \`facts.parties\``);
  } else if (known !== relation) {
    found.push(`the attempt calls \`${party}\` \`${relation}\` but the facts say \`${known}\``);
  }
  if (!facts.endpoints.some(({ id }) => id === endpoint)) {
    found.push(`the attempt names the endpoint \`${endpoint}\`; add it to \`facts.endpoints\``);
  }
  if (!facts.debts.some(({ id }) => id === attempt.debt)) {
    found.push(`the attempt names the debt \`${attempt.debt}\`; add it to \`facts.debts\``);
  }
}

/** Everything wrong with one event, its own instant apart. */
export function eventProblems(found: string[], event: TimelineEvent): void {
  oneOf(found, event.type, eventTypes, 'type', event);
  switch (event.type) {
    case 'call':
      oneOf(found, event.outcome, callOutcomes, 'outcome', event);
      oneOf(found, event.direction, DIRECTIONS, 'direction', event);
      return;
    case 'message':
      oneOf(found, event.direction, DIRECTIONS, 'direction', event);
      return;
    case 'consent':
      dateAt(found, event.valid_from, 'valid_from', event);
      dateAt(found, event.valid_to, 'valid_to', event);
      if (event.from !== undefined) instantAt(found, event.from, 'from', event);
      if (event.until !== undefined) instantAt(found, event.until, 'until', event);
      return;
    case 'notice':
      dateAt(found, event.opt_out_by, 'opt_out_by', event);
      return;
    case 'hold_started':
      instantAt(found, event.until, 'until', event);
      return;
    case 'promise':
      dateAt(found, event.due ?? '', 'due', event);
      return;
    case 'window_agreed':
      windowAt(found, event, event.type);
      return;
    case 'convenient_time':
    case 'inconvenient_time':
      need(found, Array.isArray(event.windows), 'windows');
      for (const window of event.windows ?? []) {
        windowAt(found, window, event.type);
        dateAt(found, window.until, 'until', event);
      }
      return;
    default:
  }
}
