/** The public holidays that a decision may look at: those of the house policy, else of the calendars. */
import type { HouseHolidays } from '../../compliance/house.js';
import { packsFor } from '../../compliance/packs.js';
import type { Person, Settings } from '../../compliance/facts.js';
import { settle } from '../../evidence/canonical.js';
import { holidaysOf } from './calendar.js';

const DAY_MS = 86_400_000;
// Periods of business days look back a few days; a deferral is looked for over 400.
const BEFORE_DAYS = 14;
const AFTER_DAYS = 31 + 401;

/** Packs of which a rule asks for holidays; `known-holidays.spec.ts` compares them with the rules. */
export const PACKS_WITH_HOLIDAYS: ReadonlySet<string> = new Set(
  'au br-sp ca-on ca-qc cl co id ru th us-wv'.split(' '),
);

export interface KnownHolidays {
  /** One frozen list for all decisions of a place and month. */
  readonly dates: readonly string[];
  /** False where nobody knows the days around the attempt. */
  readonly known: boolean;
}

const NONE: KnownHolidays = { dates: settle([]), known: true };
const NO_HOLIDAYS_OF_ITS_OWN: readonly HouseHolidays[] = [];

/** What a decision at `at` must know about holidays where the person lives. */
export function knownHolidays(
  person: Pick<Person, 'residence' | 'city'>,
  settings: Settings,
  own: readonly HouseHolidays[] | undefined,
  at: number,
): KnownHolidays {
  if (!holidaysMatter(person, settings)) return NONE;
  const source = own ?? NO_HOLIDAYS_OF_ITS_OWN;
  const { residence } = person;
  // Somewhere it may be the day before or after.
  const known = [at - DAY_MS, at, at + DAY_MS].every(
    (instant) => datesOf(source, residence, yearOf(instant)) !== undefined,
  );
  return { dates: datesAround(source, residence, at), known };
}

/** Whether anything there asks for them. */
export function holidaysMatter(
  person: Pick<Person, 'residence' | 'city'>,
  settings: Settings,
): boolean {
  return (
    settings.close_public_holidays === true ||
    packsFor(person).some((pack) => PACKS_WITH_HOLIDAYS.has(pack))
  );
}

function yearOf(instant: number): number {
  return new Date(instant).getUTCFullYear();
}

/** The list that the tenant wrote down for that place and year, else what the calendars say. */
export function datesOf(
  own: readonly HouseHolidays[],
  residence: string,
  year: number,
): readonly string[] | undefined {
  const written = own.find((list) => list.residence === residence && list.year === year);
  return written?.dates ?? holidaysOf(residence, year);
}

const lists = new WeakMap<readonly HouseHolidays[], Map<string, readonly string[]>>();
const LISTS_MAX = 2_000;

function datesAround(
  own: readonly HouseHolidays[],
  residence: string,
  at: number,
): readonly string[] {
  const known = lists.get(own) ?? new Map<string, readonly string[]>();
  lists.set(own, known);
  const month = new Date(at).toISOString().slice(0, 7);
  const key = `${residence} ${month}`;
  let dates = known.get(key);
  if (dates === undefined) {
    if (known.size >= LISTS_MAX) known.clear();
    known.set(key, (dates = settle(select(own, residence, Date.parse(month)))));
  }
  return dates;
}

function select(own: readonly HouseHolidays[], residence: string, month: number): string[] {
  const first = new Date(month - BEFORE_DAYS * DAY_MS).toISOString().slice(0, 10);
  const last = new Date(month + AFTER_DAYS * DAY_MS).toISOString().slice(0, 10);
  const found: string[] = [];
  for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += 1) {
    found.push(...(datesOf(own, residence, year) ?? []));
  }
  return found.filter((date) => first <= date && date <= last).toSorted();
}
