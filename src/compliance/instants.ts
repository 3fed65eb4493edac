/**
 * Reading the text forms of time: RFC 3339 instants, dates, times of day.
 *
 * By hand, because a decision reads dozens of them and `Date.parse` forgives too much.
 */

const DAY = 86_400_000;
const ZERO = 48;

/** Milliseconds since 1970 of an RFC 3339 instant, or `undefined`. An offset or `Z` is required. */
export function readInstant(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const plain = readPlain(text);
  return Number.isNaN(plain) ? readAny(text) : plain;
}

/**
 * The form in which we write instants ourselves, `2026-03-10T09:30:00.000Z`, or `NaN`. The first days of a
 * month and the years around ours only: for all others the reader below takes its time.
 */
function readPlain(text: string): number {
  const month = (pair(text, 0) * 100 + pair(text, 2) - FIRST_YEAR) * 12 + pair(text, 5) - 1;
  const day = pair(text, 8);
  const hour = pair(text, 11);
  const minute = pair(text, 14);
  const second = pair(text, 17);
  const tenths = pair(text, 20);
  const last = pair(text, 21);
  const start = MONTHS[month];
  // What is no digit has made its number negative.
  if (start === undefined || !hasPlainSigns(text) || pair(text, 5) < 1 || pair(text, 5) > 12)
    return NaN;
  if (day < 1 || day > 28 || hour < 0 || hour > 23 || minute < 0 || minute > 59) return NaN;
  if (second < 0 || second > 59 || tenths < 0 || last < 0) return NaN;
  const clock = (hour * 60 + minute) * 60_000 + second * 1000 + tenths * 10 + (last % 10);
  return (start + day - 1) * DAY + clock;
}

function hasPlainSigns(text: string): boolean {
  return (
    text.length === 24 &&
    text.charCodeAt(4) === DASH &&
    text.charCodeAt(7) === DASH &&
    text.charCodeAt(10) === T &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON &&
    text.charCodeAt(19) === POINT &&
    text.charCodeAt(23) === Z
  );
}

const DASH = 45;
const POINT = 46;
const COLON = 58;
const T = 84;
const Z = 90;
const FIRST_YEAR = 1970;

/** Days since 1970 of the first of each month until 2099. */
const MONTHS = Int32Array.from({ length: 130 * 12 }, (_, month) =>
  civilDay(FIRST_YEAR + Math.floor(month / 12), (month % 12) + 1, 1),
);

const NO_NUMBER = -1_000_000;

function pair(text: string, index: number): number {
  const tens = text.charCodeAt(index) - ZERO;
  const ones = text.charCodeAt(index + 1) - ZERO;
  return tens >>> 0 > 9 || ones >>> 0 > 9 ? NO_NUMBER : tens * 10 + ones;
}

function readAny(text: string): number | undefined {
  const day = dateAt(text, 0);
  const separator = text[10];
  if (day === undefined || (separator !== 'T' && separator !== 't')) return undefined;
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  // Comparisons with NaN are false, so digits that are none are refused here too.
  const isClock =
    hour <= 23 && minute <= 59 && second <= 60 && text[13] === ':' && text[16] === ':';
  if (!isClock) return undefined;
  const end = fractionEnd(text);
  const offset = offsetAt(text, end);
  if (offset === undefined) return undefined;
  const part = end === 19 ? 0 : Math.floor(Number(`0${text.slice(19, end)}`) * 1000);
  return day * DAY + (hour * 60 + minute) * 60_000 + second * 1000 + part - offset;
}

/** Where the fraction of the second ends, if there is one. */
function fractionEnd(text: string): number {
  if (text[19] !== '.') return 19;
  let end = 20;
  while (isDigit(text, end)) end += 1;
  return end;
}

function offsetAt(text: string, index: number): number | undefined {
  // A point without digits is no fraction.
  if (index === 20) return undefined;
  const sign = text[index];
  if (sign === 'Z' || sign === 'z') return text.length === index + 1 ? 0 : undefined;
  if ((sign !== '+' && sign !== '-') || text[index + 3] !== ':') return undefined;
  const hours = digits(text, index + 1, 2);
  const minutes = digits(text, index + 4, 2);
  if (!(hours <= 23 && minutes <= 59) || text.length !== index + 6 || index === 20)
    return undefined;
  const offset = (hours * 60 + minutes) * 60_000;
  return sign === '+' ? offset : -offset;
}

/** Days since 1970-01-01 of a date such as `2026-02-28`, or `undefined`. */
export function readDate(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  return text.length === 10 ? dateAt(text, 0) : undefined;
}

function dateAt(text: string, index: number): number | undefined {
  const year = digits(text, index, 4);
  const month = digits(text, index + 5, 2);
  const day = digits(text, index + 8, 2);
  if (text[index + 4] !== '-' || text[index + 7] !== '-') return undefined;
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return undefined;
  return day <= lastOf(year, month) ? civilDay(year, month, day) : undefined;
}

function lastOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970 in the Gregorian calendar, counted in years that begin in March. */
function civilDay(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const century = Math.floor(shifted / 400);
  const yearOfEra = shifted - century * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return century * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

/** The number written at an index, or `NaN`. */
function digits(text: string, index: number, count: number): number {
  let value = 0;
  for (let at = index; at < index + count; at += 1) {
    if (!isDigit(text, at)) return Number.NaN;
    value = value * 10 + text.charCodeAt(at) - ZERO;
  }
  return value;
}

function isDigit(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= ZERO && code < ZERO + 10;
}

/** Minutes since midnight of a time such as `08:00`; `24:00` is the end of the day. */
export function readClock(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined;
  const hour = digits(text, 0, 2);
  const minute = digits(text, 3, 2);
  const isClock =
    text.length === 5 && text[2] === ':' && minute <= 59 && hour * 60 + minute <= 24 * 60;
  return isClock ? hour * 60 + minute : undefined;
}

/** A day number as a date. */
export function dateText(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Minutes since midnight as a time of day. */
export function clockText(minute: number): string {
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** An instant in UTC. */
export function instantText(instant: number): string {
  return new Date(instant).toISOString();
}

/** The same day of the next month; where that month has none, the first day of the month after it. */
export function sameDayNextMonth(day: number): number {
  const date = new Date(day * DAY);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  const overflows = new Date(next).getUTCDate() !== date.getUTCDate();
  return overflows ? Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 2, 1) / DAY : next / DAY;
}
