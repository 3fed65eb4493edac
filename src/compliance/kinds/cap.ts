/** At most so many contacts within so many calendar days, counted in every calendar that binds. */
import { dateText, sameDayNextMonth } from '../instants.js';
import type { Question } from '../question.js';
import { type Heading, type Outcome, type Rule, defer, pass } from '../rule.js';
import { type Zone, dayAt, startOfDay } from '../zoned.js';

/** Something that happened and may count. */
interface Counted {
  readonly when: number;
}

export interface Limit {
  readonly max: number;
  /** What was agreed in its place, if anything. */
  readonly instead?: (question: Question) => number | undefined;
  /** Calendar days that end on the day of the attempt, or until the same day of the next month. */
  readonly days: number | 'month';
  /** What counts, already narrowed to the person, debt or endpoint that the rule means. */
  readonly counts: (question: Question, zone: Zone) => readonly Counted[];
  /** What counts is not the same in every calendar. */
  readonly byZone?: true;
  /** Plural, for the reason given. */
  readonly noun: string;
}

interface Cap {
  readonly limits: readonly Limit[] | ((question: Question) => readonly Limit[]);
  readonly appliesTo?: (question: Question) => boolean;
}

export function cap(options: Heading & Cap): Rule {
  const { limits, ...heading } = options;
  return {
    ...numbersOf(limits),
    ...heading,
    check(question) {
      const list = typeof limits === 'function' ? limits(question) : limits;
      let worst = pass;
      for (const limit of list) worst = later(worst, judge(limit, question));
      return worst;
    },
  };
}

/** Limits that are the same for every question are numbers of the rule. */
function numbersOf(limits: Cap['limits']): Pick<Heading, 'numbers'> {
  if (typeof limits === 'function') return {};
  const list = limits.map(({ days, max }) => ({ days, max }));
  const [only] = list;
  return { numbers: list.length === 1 && only !== undefined ? only : { limits: list } };
}

function later(one: Outcome, other: Outcome): Outcome {
  if (other.verdict !== 'defer') return one.verdict === 'defer' ? one : other;
  return one.verdict === 'defer' && (one.until ?? 0) >= (other.until ?? 0) ? one : other;
}

function judge(limit: Limit, question: Question): Outcome {
  const { dayZones, at } = question;
  const max = limit.instead?.(question) ?? limit.max;
  let most = 0;
  let until = -Infinity;
  let free = 0;
  const shared = limit.byZone ? undefined : countedIn(limit, question, dayZones[0]);
  for (const zone of dayZones) {
    const today = dayAt(zone, at);
    const counted = shared ?? countedIn(limit, question, zone);
    const ends = endsOf(limit, counted, zone).filter((end) => end > today);
    most = Math.max(most, ends.length);
    if (ends.length < max) continue;
    const day = ends.toSorted((a, b) => a - b)[ends.length - max] ?? today + 1;
    const start = startOfDay(zone, day);
    if (start > until) [until, free] = [start, day];
  }
  const tally = `${most} of ${max} ${limit.noun} ${termOf(limit)}`;
  if (until === -Infinity) return { verdict: 'pass', because: tally };
  return defer(until, `${tally}; the next is free on ${dateText(free)}`);
}

/** What may still count in any calendar: most of a timeline is older, and costs nothing more. */
function countedIn(
  { counts, days }: Limit,
  question: Question,
  zone: Zone | undefined,
): readonly Counted[] {
  if (zone === undefined) return [];
  const since = question.at - ((days === 'month' ? MONTH_MAX : days) + MARGIN) * DAY;
  return counts(question, zone).filter(({ when }) => when >= since);
}

/** For each event, the first local day on which it no longer counts. */
function endsOf({ days }: Limit, counted: readonly Counted[], zone: Zone): number[] {
  return counted.map(({ when }) => {
    const day = dayAt(zone, when);
    return days === 'month' ? sameDayNextMonth(day) : day + days;
  });
}

const DAY = 86_400_000;
const MONTH_MAX = 32;
/** Days by which calendars and clock changes may differ. */
const MARGIN = 2;

function termOf({ days }: Limit): string {
  if (days === 'month') return 'in a month';
  return days === 1 ? 'on one day' : `in ${days} days`;
}
