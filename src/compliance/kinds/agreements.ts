/** What the addressed party said about times: agreed, convenient and inconvenient windows, consents. */
import { readClock, readDate, readInstant } from '../instants.js';
import type { Question } from '../question.js';
import type { PartyWindow, Weekday } from '../timeline.js';
import { weekdayOf } from '../zoned.js';
import { type Week, daily } from './week.js';

const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The last hours agreed with the addressed party, if any. */
export function agreedWeek(question: Question): Week | undefined {
  const { party } = question.attempt.to;
  const last = question.events('window_agreed').findLast((event) => event.party === party);
  if (last === undefined) return undefined;
  return daily(readClock(last.from) ?? 0, readClock(last.to) ?? 0);
}

/** Instants between which the addressed party consented to contact. */
export interface Interval {
  readonly from: number;
  readonly until: number;
}

/** Consents to a time of contact that stand. `direct` asks that they were given to this sender. */
export function consentedTimes(question: Question, direct: boolean): readonly Interval[] {
  const consents = question.events('consent');
  if (consents.length === 0) return [];
  const { attempt, facts } = question;
  const { party } = attempt.to;
  const withdrawn = question
    .events('consent_withdrawn')
    .findLast((event) => event.scope === 'contact_time' && event.party === party);
  return consents
    .filter(
      (event) =>
        event.scope === 'contact_time' &&
        event.party === party &&
        event.when > (withdrawn?.when ?? -Infinity) &&
        (!direct || event.given_to === facts.sender.id) &&
        (event.debts === undefined || event.debts.includes(attempt.debt)),
    )
    .map((event) => ({
      from: Math.max(event.when, instantOr(event.from, event.when)),
      until: instantOr(event.until, Infinity),
    }));
}

function instantOr(text: string | undefined, otherwise: number): number {
  return text === undefined ? otherwise : (readInstant(text) ?? otherwise);
}

/** A window named by a party, with its times as minutes. */
export interface NamedWindow {
  readonly days: readonly Weekday[];
  readonly from: number;
  readonly to: number;
  readonly lastDay: number;
}

/** Windows of the addressed party named as good or bad for contact. */
export function namedWindows(
  question: Question,
  type: 'convenient_time' | 'inconvenient_time',
): readonly NamedWindow[] {
  const events = question.events(type);
  if (events.length === 0) return [];
  const { party } = question.attempt.to;
  return events
    .filter((event) => event.party === party)
    .flatMap((event) => event.windows.map(namedWindow));
}

function namedWindow({ days, from, to, until }: PartyWindow): NamedWindow {
  return {
    days,
    from: readClock(from) ?? 0,
    to: readClock(to) ?? 0,
    lastDay: until === undefined ? Infinity : (readDate(until) ?? Infinity),
  };
}

/** Whether a local minute lies in the window; one that ends before it begins runs over midnight. */
export function isWithin(window: NamedWindow, day: number, minute: number): boolean {
  if (window.from <= window.to) {
    return isDayOf(window, day) && window.from <= minute && minute < window.to;
  }
  const isEvening = isDayOf(window, day) && minute >= window.from;
  return isEvening || (isDayOf(window, day - 1) && minute < window.to);
}

function isDayOf(window: NamedWindow, day: number): boolean {
  const name = WEEKDAYS[weekdayOf(day)];
  return day <= window.lastDay && name !== undefined && window.days.includes(name);
}
