/**
 * Public holidays, from maintained calendars: read once for a place and year, then looked up.
 *
 * A year or place that the calendars do not know is unknown, never guessed.
 */
import { createRequire } from 'node:module';
import type * as ChineseDays from 'chinese-days';
import type Holidays from 'date-holidays';

// Islamic holidays, which half of the countries have, are computed for these years and left out of others.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2076;

const DAY_MS = 86_400_000;

const require = createRequire(import.meta.url);
let world: typeof Holidays | undefined;

/** Its tables are large: they are read when the first holiday is asked for. */
function calendars(): typeof Holidays {
  world ??= require('date-holidays') as typeof Holidays;
  return world;
}

const years = new Map<string, readonly string[] | undefined>();

/** The dates in ascending order, or `undefined` where nobody knows them. */
export function holidaysOf(residence: string, year: number): readonly string[] | undefined {
  const key = `${residence} ${year}`;
  if (!years.has(key)) years.set(key, read(residence, year));
  return years.get(key);
}

/** Whether the calendars, or a policy in their place, could say anything of it. */
export function knowsResidence(residence: string): boolean {
  const [country = '', region] = residence.split('-');
  if (!/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(residence)) return false;
  const { [country]: name } = new (calendars())().getCountries();
  return name !== undefined && (region === undefined || region !== '');
}

function read(residence: string, year: number): readonly string[] | undefined {
  const [country = '', region = ''] = residence.split('-');
  return country === 'CN' ? mainlandChina(year) : elsewhere(country, region, year);
}

/**
 * The days off of the State Council's notice for that year. Asked for another year the package answers
 * with nothing, so a year without its national day is one it does not know.
 */
function mainlandChina(year: number): readonly string[] | undefined {
  const { getHolidaysInRange } = require('chinese-days') as typeof ChineseDays;
  const dates = getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false);
  return dates.includes(`${year}-10-01`) ? dates : undefined;
}

function elsewhere(country: string, region: string, year: number): readonly string[] | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const Calendar = calendars();
  const whole = new Calendar(country);
  if (whole.getCountries()[country] === undefined) return undefined;
  const states: Record<string, string> | undefined = whole.getStates(country);
  // A part that the calendar does not tell apart keeps the holidays of its country.
  const local = states?.[region] === undefined ? whole : new Calendar(country, region);
  const found = local.getHolidays(year).filter(({ type }) => type === 'public');
  if (found.length === 0) return undefined;
  const dates = found.flatMap(({ date, start, end }) =>
    daysFrom(date.slice(0, 10), end.getTime() - start.getTime()),
  );
  return [...new Set(dates)].toSorted();
}

/** A feast may last for several days. */
function daysFrom(first: string, lengthMs: number): string[] {
  const days = Math.max(1, Math.round(lengthMs / DAY_MS));
  const start = Date.parse(first);
  return Array.from({ length: days }, (_, i) =>
    new Date(start + i * DAY_MS).toISOString().slice(0, 10),
  );
}
