/** A week of opening times, read once from texts such as `Mon-Fri 07:30-21:00`. */
import { readClock } from '../instants.js';
import { weekdayOf } from '../zoned.js';

/** Minutes since local midnight; `from` is inside, `to` is outside. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Week {
  /** As the rule writes it; hours that somebody chose or agreed have none. */
  readonly written?: { readonly hours: readonly string[]; readonly holidays?: string };
  /** By weekday, Sunday first. */
  readonly days: readonly (readonly Span[])[];
  /** On public holidays; absent means as on any other day. */
  readonly holidays?: readonly Span[];
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Each line is `Mon-Fri 08:00-20:00` or `daily 08:00-21:00`; a day without a line is closed. `holidays` is `closed` or a span. */
export function week(lines: readonly string[], holidays?: string): Week {
  const days: Span[][] = DAYS.map(() => []);
  for (const text of lines) {
    const [names = '', times = ''] = text.split(' ');
    for (const day of daysOf(names)) days[day]?.push(span(times));
  }
  if (holidays === undefined) return { days, written: { hours: lines } };
  return {
    days,
    holidays: holidays === 'closed' ? [] : [span(holidays)],
    written: { hours: lines, holidays },
  };
}

/** The same hours on every day. A window that ends before it begins runs over midnight. */
export function daily(from: number, to: number): Week {
  const spans =
    from <= to
      ? [{ from, to }]
      : [
          { from: 0, to },
          { from, to: 24 * 60 },
        ];
  return { days: DAYS.map(() => spans) };
}

function daysOf(names: string): number[] {
  if (names === 'daily') return [0, 1, 2, 3, 4, 5, 6];
  const [first = '', last = first] = names.split('-');
  const found = [];
  for (let day = DAYS.indexOf(first); ; day = (day + 1) % 7) {
    found.push(day);
    if (day === DAYS.indexOf(last)) return found;
  }
}

function span(times: string): Span {
  const [from, to] = times.split('-').map(readClock);
  if (from === undefined || to === undefined) throw new Error(`no span of time: \`${times}\``);
  return { from, to };
}

/** The open spans of a local day. */
export function spansOn(hours: Week, day: number, holidays: ReadonlySet<number>): readonly Span[] {
  if (hours.holidays !== undefined && holidays.has(day)) return hours.holidays;
  return hours.days[weekdayOf(day)] ?? [];
}

export function contains(spans: readonly Span[], minute: number): boolean {
  return spans.some(({ from, to }) => from <= minute && minute < to);
}
