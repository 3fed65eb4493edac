/**
 * Every row on contact hours of the rule tables at its edges, on plain days and around every clock change.
 *
 * Local times become instants by `Temporal`, not by the arithmetic under test.
 */
import { Temporal } from 'temporal-polyfill';
import { type Change, event, ordinary, verdictOf } from '../ordinary.js';

interface Row {
  readonly residence: string;
  readonly zone: string;
  /** Opening and closing times by weekday, Monday first; `-` is closed. */
  readonly hours: string;
  readonly change?: Change;
}

const collector = { sender: { kind: 'collector' } } as const;
const everyDay = (span: string): string => Array.from({ length: 7 }, () => span).join(' ');
const weekdays = (span: string, saturday: string, sunday: string): string =>
  [span, span, span, span, span, saturday, sunday].join(' ');
const row = (residence: string, zone: string, hours: string, change?: Change): Row =>
  change === undefined ? { residence, zone, hours } : { residence, zone, hours, change };

const ROWS: readonly Row[] = [
  row('US-OH', 'America/New_York', everyDay('08:00-21:00'), collector),
  row('US-AZ', 'America/Phoenix', everyDay('08:00-21:00'), collector),
  row('US-WA', 'America/Los_Angeles', everyDay('08:00-21:00'), collector),
  row('US-FL', 'America/Chicago', everyDay('08:00-21:00')),
  row('US-MA', 'America/New_York', everyDay('08:00-21:00')),
  row('US-WV', 'America/New_York', everyDay('08:00-21:00')),
  row('CN', 'Asia/Shanghai', everyDay('08:00-22:00')),
  row('CN', 'Asia/Urumqi', everyDay('08:00-22:00')),
  row('CN', 'Australia/Lord_Howe', everyDay('08:00-22:00')),
  row('AU', 'Australia/Sydney', weekdays('07:30-21:00', '09:00-21:00', '09:00-21:00')),
  row('AU', 'Australia/Lord_Howe', weekdays('07:30-21:00', '09:00-21:00', '09:00-21:00')),
  row('AU', 'Australia/Adelaide', everyDay('09:00-21:00'), { attempt: { channel: 'visit' } }),
  row('AU', 'Australia/Sydney', weekdays('09:00-17:00', '-', '-'), { endpoint: { place: 'work' } }),
  row('GB', 'Europe/London', everyDay('08:00-21:00')),
  row('IN', 'Asia/Kolkata', everyDay('08:00-19:00')),
  row('JP', 'Asia/Tokyo', everyDay('08:00-21:00')),
  row('KR', 'Asia/Seoul', everyDay('08:00-21:00')),
  row('PH', 'Asia/Manila', everyDay('06:00-22:00'), { debt: { days_past_due: 15 } }),
  row('ID', 'Asia/Jayapura', weekdays('08:00-20:00', '08:00-20:00', '-')),
  row('VN', 'Asia/Ho_Chi_Minh', everyDay('07:00-21:00')),
  row('TH', 'Asia/Bangkok', weekdays('08:00-20:00', '08:00-18:00', '08:00-18:00')),
  row('CA-ON', 'America/Toronto', weekdays('07:00-21:00', '07:00-21:00', '13:00-17:00')),
  row('CA-QC', 'America/Montreal', weekdays('08:00-20:00', '08:00-20:00', '-')),
  row('BR-SP', 'America/Sao_Paulo', weekdays('08:00-20:00', '08:00-14:00', '-')),
  row('MX', 'America/Tijuana', weekdays('07:00-22:00', '-', '-')),
  row('CO', 'America/Bogota', weekdays('07:00-19:00', '08:00-15:00', '-')),
  row('CL', 'America/Santiago', weekdays('08:00-20:00', '08:00-20:00', '-')),
  row('ZA', 'Africa/Johannesburg', weekdays('06:00-21:00', '06:00-21:00', '-')),
  row('RU', 'Asia/Vladivostok', weekdays('08:00-22:00', '09:00-20:00', '09:00-20:00')),
];

/** Plain days, and the days around the clock changes of 2026 and 2027 north and south. */
const STARTS = [
  '2026-05-11',
  '2026-03-06',
  '2026-10-30',
  '2026-03-27',
  '2026-10-23',
  '2026-10-02',
  '2027-04-02',
  '2026-09-04',
];

const notice = event('notice', '2026-01-02T12:00:00Z', {
  kind: 'first_written',
  channel: 'letter',
});

function spanOn(hours: string, day: Temporal.PlainDate): [string, string] | undefined {
  const span = hours.split(' ')[day.dayOfWeek - 1] ?? '-';
  const [from = '', to = ''] = span.split('-');
  return span === '-' ? undefined : [from, to];
}

function instant(zone: string, day: Temporal.PlainDate, time: string): Temporal.Instant {
  return day.toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant();
}

/** The opening of the first open day from `day` on. */
function openingFrom(of: Row, day: Temporal.PlainDate): Temporal.Instant {
  const span = spanOn(of.hours, day);
  return span ? instant(of.zone, day, span[0]) : openingFrom(of, day.add({ days: 1 }));
}

function judged({ residence, zone, change }: Row, at: Temporal.Instant): string {
  const asked = { ...change, residence, zones: [zone], at: String(at), timeline: [notice] };
  return verdictOf(ordinary(asked));
}

const until = (at: Temporal.Instant): string =>
  `defer ${new Date(at.epochMilliseconds).toISOString()}`;

/** The instants of a day at which the answer turns, each with the second before it. */
function edgesOf(of: Row, day: Temporal.PlainDate): [Temporal.Instant, string][] {
  const next = until(openingFrom(of, day.add({ days: 1 })));
  const span = spanOn(of.hours, day);
  if (span === undefined) return [[instant(of.zone, day, '12:00'), next]];
  const [opens, closes] = [instant(of.zone, day, span[0]), instant(of.zone, day, span[1])];
  return [
    [opens.subtract({ seconds: 1 }), until(opens)],
    [opens, 'allow'],
    [closes.subtract({ seconds: 1 }), 'allow'],
    [closes, next],
  ];
}

describe('contact hours', () => {
  it.each(ROWS.map((of) => ({ name: `${of.residence} in ${of.zone}, ${of.hours}`, of })))(
    'open and close to the second: $name',
    ({ of }) => {
      const days = STARTS.flatMap((start) =>
        [0, 1, 2, 3].map((offset) => Temporal.PlainDate.from(start).add({ days: offset })),
      );
      for (const day of days) {
        for (const [at, expected] of edgesOf(of, day)) expect(judged(of, at)).toBe(expected);
      }
    },
  );

  it.each([
    ['AU', 'Australia/Sydney', '2026-05-14T07:30', undefined],
    ['ID', 'Asia/Jakarta', '2026-05-14T08:00', undefined],
    ['CA-ON', 'America/Toronto', '2026-05-14T07:00', undefined],
    ['CA-QC', 'America/Montreal', '2026-05-14T08:00', undefined],
    ['BR-SP', 'America/Sao_Paulo', '2026-05-14T08:00', undefined],
    ['CO', 'America/Bogota', '2026-05-14T07:00', undefined],
    ['CL', 'America/Santiago', '2026-05-14T08:00', undefined],
    ['TH', 'Asia/Bangkok', '2026-05-14T08:00', '18:00'],
    ['RU', 'Europe/Moscow', '2026-05-14T08:00', '20:00'],
    ['CN', 'Asia/Shanghai', '2026-05-14T08:00', '22:00'],
    ['GB', 'Europe/London', '2026-05-14T08:00', '21:00'],
    ['IN', 'Asia/Kolkata', '2026-05-14T08:00', '19:00'],
    ['MX', 'America/Mexico_City', '2026-05-14T07:00', '22:00'],
    ['ZA', 'Africa/Johannesburg', '2026-05-14T06:00', '21:00'],
  ])('of a public holiday in %s', (residence, zone, opening, closes) => {
    const holiday = Temporal.PlainDate.from('2026-05-13');
    const at = (time: string): string => {
      const timeline = [notice];
      const asked = {
        residence,
        zones: [zone],
        timeline,
        at: String(instant(zone, holiday, time)),
      };
      const base = ordinary(asked);
      return verdictOf({ ...base, facts: { ...base.facts, holidays: [String(holiday)] } });
    };
    const next = until(Temporal.PlainDateTime.from(opening).toZonedDateTime(zone).toInstant());
    expect(at(closes ?? '12:00')).toBe(next);
    if (closes === undefined) return;
    const closing = Temporal.PlainTime.from(closes);
    expect(at(String(closing.subtract({ seconds: 1 })))).toBe('allow');
  });
});
