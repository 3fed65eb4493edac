import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  dayAt,
  firstInstant,
  minuteAt,
  nextLocal,
  startOfDay,
  weekdayOf,
  zoneNamed,
  type Zone,
} from './zoned.js';

const ZONES = [
  'Asia/Shanghai',
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'America/St_Johns',
];

function zone(name: string): Zone {
  const found = zoneNamed(name);
  if (found === undefined) throw new Error(name);
  return found;
}

function instant(text: string): number {
  return Date.parse(text);
}

const someInstant = fc.integer({
  min: instant('2015-01-01T00:00:00Z'),
  max: instant('2035-01-01T00:00:00Z'),
});

describe('a zone', () => {
  it('shows the local clock that Temporal shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), someInstant, (name, at) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        const day = local.toPlainDate().since('1970-01-01').days;
        expect(dayAt(zone(name), at)).toBe(day);
        expect(minuteAt(zone(name), at)).toBe(local.hour * 60 + local.minute);
        expect(weekdayOf(day)).toBe(local.dayOfWeek % 7);
      }),
    );
  });

  it('starts its days where Temporal starts them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), someInstant, (name, at) => {
        const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(name);
        expect(startOfDay(zone(name), dayAt(zone(name), at))).toBe(
          local.startOfDay().epochMilliseconds,
        );
      }),
    );
  });

  it.each([
    ['spring, before the gap', 'America/New_York', '2026-03-08', 119, '2026-03-08T06:59:00Z'],
    ['spring, inside the gap', 'America/New_York', '2026-03-08', 150, '2026-03-08T07:00:00Z'],
    ['spring, after the gap', 'America/New_York', '2026-03-08', 180, '2026-03-08T07:00:00Z'],
    ['autumn, first pass', 'America/New_York', '2026-11-01', 90, '2026-11-01T05:30:00Z'],
    ['autumn, after both', 'America/New_York', '2026-11-01', 120, '2026-11-01T07:00:00Z'],
    ['no midnight', 'America/Santiago', '2026-09-06', 0, '2026-09-06T04:00:00Z'],
    ['half an hour forward', 'Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30:00Z'],
    ['midnight twice', 'America/Havana', '2026-11-01', 0, '2026-11-01T04:00:00Z'],
  ])('finds the first instant of a local time: %s', (_, name, date, minute, expected) => {
    const day = instant(`${date}T00:00:00Z`) / 86_400_000;
    expect(firstInstant(zone(name), day, minute)).toBe(instant(expected));
  });

  it.each([
    ['later today', '2026-05-12T10:00:00Z', 480, '2026-05-12T12:00:00Z'],
    ['tomorrow', '2026-05-12T12:00:00Z', 480, '2026-05-13T12:00:00Z'],
    ['the change of clocks comes first', '2026-03-08T05:00:00Z', 480, '2026-03-08T07:00:00Z'],
  ])('walks to the next boundary: %s', (_, from, minute, expected) => {
    expect(nextLocal(zone('America/New_York'), instant(from), minute)).toBe(instant(expected));
  });

  it.each(['Nowhere/Land', '+08:00', '', 'UTC+8'])('does not know `%s`', (name) => {
    expect(zoneNamed(name)).toBeUndefined();
  });
});
