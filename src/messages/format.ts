/**
 * Money, days and reasons in the words of a locale, ready to fill a template.
 *
 * Left out: sums in words, and any arithmetic on money.
 */
import type { Locale } from './template.js';

// ISO 4217 exponents. Intl follows CLDR instead, which has none for IDR or HUF: that would be 100 times too much.
const NO_MINOR_UNIT = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(
  ' ',
);
const THOUSANDTHS = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

function minorDigits(currency: string): number {
  if (NO_MINOR_UNIT.includes(currency)) return 0;
  return THOUSANDTHS.includes(currency) ? 3 : 2;
}

/** `"1866.67"` in EUR is 186667: the case format writes sums as decimal text. */
export function minorUnits(text: string, currency: string): number {
  const digits = minorDigits(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || fraction.length > digits) {
    throw new RangeError(`\`${text}\` is no sum in \`${currency}\``);
  }
  return Number(`${sign}${whole}${fraction.padEnd(digits, '0')}`);
}

/** A decimal number as text: Intl reads it without going through a float. */
type Decimal = Intl.StringNumericLiteral;

function decimal(minor: number, currency: string): Decimal {
  if (!Number.isSafeInteger(minor))
    throw new RangeError(`\`${minor}\` is not a whole number of minor units`);
  const digits = minorDigits(currency);
  const all = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = all.slice(0, all.length - digits);
  const fraction = digits === 0 ? '' : `.${all.slice(-digits)}`;
  return `${minor < 0 ? '-' : ''}${whole}${fraction}` as Decimal;
}

const numbers = new Map<string, Intl.NumberFormat>();
const days = new Map<string, Intl.DateTimeFormat>();

function cached<T>(formats: Map<string, T>, key: string, make: () => T): T {
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = make()));
  return format;
}

// A no-break space would cost an SMS its seven-bit alphabet.
const plainSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** `¥1,234.50` in zh-CN, `$1,234.50` in en: a sum with its currency. */
export function money(minor: number, currency: string, locale: Locale): string {
  const fractionDigits = minorDigits(currency);
  const format = cached(
    numbers,
    `${locale}/${currency}`,
    () =>
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      }),
  );
  return plainSpaces(format.format(decimal(minor, currency)));
}

/** `1,234.50`: the same sum as it is printed, without its currency. */
export function sum(minor: number, currency: string): string {
  const fractionDigits = minorDigits(currency);
  const format = cached(
    numbers,
    `sum/${fractionDigits}`,
    () =>
      new Intl.NumberFormat('en', {
        minimumFractionDigits: fractionDigits,
        maximumFractionDigits: fractionDigits,
      }),
  );
  return format.format(decimal(minor, currency));
}

/** A calendar date such as `2026-11-02`, which no zone can move. */
export function localDate(date: string, locale: Locale): string {
  const key = `${locale} ${date}`;
  let text = dates.get(key);
  if (text === undefined) {
    text = localDay(Date.parse(`${date}T00:00:00Z`), locale, 'UTC');
    if (dates.size >= DATES_MAX) dates.clear();
    dates.set(key, text);
  }
  return text;
}

// The contacts of an hour share a few due dates.
const dates = new Map<string, string>();
const DATES_MAX = 1_000;

/** The day on which an instant (milliseconds since 1970) falls where the person is. */
export function localDay(at: number, locale: Locale, zone: string): string {
  const format = cached(
    days,
    `${locale}/${zone}`,
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: zone }),
  );
  return plainSpaces(format.format(at));
}

const REASONS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  natural_disaster: { en: 'the recent natural disaster', 'zh-CN': '近期的自然灾害' },
  breathing_space: { en: 'your breathing space', 'zh-CN': '债务宽限期' },
  illness: { en: 'the illness you told us about', 'zh-CN': '您告知的患病情况' },
  bereavement: { en: 'your bereavement', 'zh-CN': '您家中的变故' },
};

/** A hold's reason after "because of"; undefined where naming it would say nothing. */
export function holdReason(reason: string, locale: Locale): string | undefined {
  return REASONS[reason]?.[locale];
}
