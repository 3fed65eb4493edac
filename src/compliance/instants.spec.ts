import fc from 'fast-check';
import {
  clockText,
  dateText,
  readClock,
  readDate,
  readInstant,
  sameDayNextMonth,
} from './instants.js';

describe('readInstant', () => {
  it('reads what JavaScript writes', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
        (date) => {
          expect(readInstant(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });

  it.each([
    ['an offset east', '2026-03-10T22:00:00+08:00', '2026-03-10T14:00:00.000Z'],
    ['an offset west', '2026-03-10T22:00:00-04:30', '2026-03-11T02:30:00.000Z'],
    ['a fraction', '2026-03-10T22:00:00.5Z', '2026-03-10T22:00:00.500Z'],
    ['a leap day', '2028-02-29T00:00:00z', '2028-02-29T00:00:00.000Z'],
  ])('reads %s', (_, text, expected) => {
    expect(new Date(readInstant(text) ?? Number.NaN).toISOString()).toBe(expected);
  });

  it.each([
    '2026-03-10T22:00:00',
    '2026-03-10',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-03-10T24:00:00Z',
    '2026-03-10T22:60:00Z',
    '2026-03-10 22:00:00Z',
    '2026-03-10T22:00:00Zx',
    '2026-03-10T22:00:00+8:00',
    '2026-03-10T22:00:00.Z',
    '10.03.2026',
    '',
    undefined,
    7,
  ])('refuses `%s`', (text) => {
    expect(readInstant(text)).toBeUndefined();
  });
});

describe('readDate', () => {
  it('reads what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        expect(readDate(dateText(day))).toBe(day);
      }),
    );
  });

  it.each(['2026-02-29', '2100-02-29', '2026-04-31', '2026-00-10', '2026-1-01', '2026-01-01T'])(
    'refuses `%s`',
    (text) => {
      expect(readDate(text)).toBeUndefined();
    },
  );
});

describe('readClock', () => {
  it.each([
    ['00:00', 0],
    ['08:30', 510],
    ['24:00', 1440],
  ])('reads `%s`', (text, minute) => {
    expect(readClock(text)).toBe(minute);
  });

  it.each(['24:01', '8:00', '08:60', '25:00', '', 'noon'])('refuses `%s`', (text) => {
    expect(readClock(text)).toBeUndefined();
  });

  it('is undone by writing', () => {
    expect(clockText(510)).toBe('08:30');
  });
});

describe('sameDayNextMonth', () => {
  it.each([
    ['2026-08-01', '2026-09-01'],
    ['2026-01-31', '2026-03-01'],
    ['2028-01-30', '2028-03-01'],
    ['2028-01-29', '2028-02-29'],
    ['2026-12-31', '2027-01-31'],
    ['2026-12-15', '2027-01-15'],
  ])('of %s is %s', (from, to) => {
    expect(dateText(sameDayNextMonth(readDate(from) ?? Number.NaN))).toBe(to);
  });
});
