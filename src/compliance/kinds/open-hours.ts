/** Attempts only within opening hours, wherever the addressed party may be. */
import { clockText } from '../instants.js';
import type { Question } from '../question.js';
import { type Heading, type Outcome, type Rule, defer, notApplicable, pass } from '../rule.js';
import { type Zone, dayAt, minuteAt } from '../zoned.js';
import {
  type Interval,
  type NamedWindow,
  agreedWeek,
  consentedTimes,
  isWithin,
  namedWindows,
} from './agreements.js';
import { type IsOpen, isOpenAt, nextOpen } from './clock.js';
import { holidaysOf } from './holidays.js';
import { isReply } from './replies.js';
import { type Week, contains, spansOn } from './week.js';

interface OpenHours {
  /** The hours, or those of a question; `undefined` means that no clock binds it. */
  readonly hours: Week | ((question: Question) => Week | undefined);
  readonly appliesTo?: (question: Question) => boolean;
  /** Hours agreed with the party take the place of these. Default: they do. */
  readonly agreed?: 'replace' | 'ignore';
  /** Whose consent to a time opens it. Default `anyone`. */
  readonly consent?: 'anyone' | 'direct' | 'none';
  /** Times named as good are added to the hours. */
  readonly convenient?: true;
  /** An answer to the person's own message passes. */
  readonly replies?: true;
}

export function openHours(options: Heading & OpenHours): Rule {
  const {
    hours,
    agreed = 'replace',
    consent = 'anyone',
    convenient,
    replies,
    ...heading
  } = options;
  const own = typeof hours === 'function' ? hours : (): Week => hours;
  return {
    ...numbersOf(hours),
    ...heading,
    check(question) {
      const week = (agreed === 'replace' ? agreedWeek(question) : undefined) ?? own(question);
      if (week === undefined) return notApplicable;
      if (replies && isReply(question)) return pass;
      const good = convenient ? namedWindows(question, 'convenient_time') : [];
      const consents = consent === 'none' ? [] : consentedTimes(question, consent === 'direct');
      return judge(question, { week, good, consents });
    },
  };
}

/** Hours that are the same for every question are numbers of the rule. */
export function numbersOf(hours: OpenHours['hours']): Pick<Heading, 'numbers'> {
  const written = typeof hours === 'function' ? undefined : hours.written;
  return written === undefined ? {} : { numbers: { ...written } };
}

interface Openings {
  readonly week: Week;
  readonly good: readonly NamedWindow[];
  readonly consents: readonly Interval[];
}

function judge(question: Question, { week, good, consents }: Openings): Outcome {
  const { at, zones } = question;
  const holidays = holidaysOf(question);
  const isOpen: IsOpen = (day, minute) =>
    contains(spansOn(week, day, holidays), minute) ||
    good.some((window) => isWithin(window, day, minute));
  const closed = zones.filter((zone) => !isOpenAt(zone, at, isOpen));
  const [first] = closed;
  if (first === undefined) return pass;
  if (consents.some(({ from, until }) => from <= at && at < until)) return pass;

  const boundaries = boundariesOf(week, good);
  const everywhere = Math.max(...closed.map((zone) => nextOpen(zone, at, boundaries, isOpen)));
  const consented = Math.min(...consents.map(({ from }) => (from > at ? from : Infinity)));
  return defer(Math.min(everywhere, consented), closedBecause(first, at, holidays));
}

/** Says which clock is closed. */
export function closedBecause(zone: Zone, at: number, holidays: ReadonlySet<number>): string {
  const holiday = holidays.has(dayAt(zone, at)) ? ' on a public holiday' : '';
  return `it is ${clockText(minuteAt(zone, at))} in ${zone.name}${holiday}`;
}

const boundariesOfWeeks = new WeakMap<Week, readonly number[]>();

function boundariesOf(week: Week, good: readonly NamedWindow[]): readonly number[] {
  const known = boundariesOfWeeks.get(week);
  const own = known ?? [...new Set(allSpans(week).flatMap(({ from, to }) => [from, to]))];
  if (known === undefined) boundariesOfWeeks.set(week, own);
  return good.length === 0 ? own : [...own, ...good.flatMap(({ from, to }) => [from, to])];
}

function allSpans({ days, holidays }: Week): readonly { from: number; to: number }[] {
  return [...days.flat(), ...(holidays ?? [])];
}
