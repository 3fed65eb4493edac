import { holdReason, localDate, localDay, money, sum } from './format.js';

describe('money', () => {
  it.each([
    [123450, 'CNY', 'CN¥1,234.50', '¥1,234.50'],
    [123450, 'USD', '$1,234.50', 'US$1,234.50'],
    [5, 'USD', '$0.05', 'US$0.05'],
    [0, 'USD', '$0.00', 'US$0.00'],
    [-123450, 'USD', '-$1,234.50', '-US$1,234.50'],
    [1234, 'JPY', '¥1,234', 'JP¥1,234'],
    [1234, 'KRW', '₩1,234', '₩1,234'],
    [1234500, 'KWD', 'KWD 1,234.500', 'KWD 1,234.500'],
    [123450, 'IDR', 'IDR 1,234.50', 'IDR 1,234.50'],
    [123450, 'CHF', 'CHF 1,234.50', 'CHF 1,234.50'],
    [Number.MAX_SAFE_INTEGER, 'USD', '$90,071,992,547,409.91', 'US$90,071,992,547,409.91'],
  ])('shows %i minor units of %s', (minor, currency, en, zh) => {
    expect(money(minor, currency, 'en')).toBe(en);
    expect(money(minor, currency, 'zh-CN')).toBe(zh);
  });

  it.each([1.5, Number.NaN, 2 ** 53])('refuses %p, which is no number of minor units', (minor) => {
    expect(() => money(minor, 'USD', 'en')).toThrow(RangeError);
  });

  it.each([
    [123450, 'USD', '1,234.50'],
    [1234, 'JPY', '1,234'],
    [1234500, 'KWD', '1,234.500'],
  ])('is printed without its currency for %i %s', (minor, currency, printed) => {
    expect(sum(minor, currency)).toBe(printed);
    expect(money(minor, currency, 'zh-CN')).toContain(printed);
  });
});

describe('a date', () => {
  it('is the same everywhere', () => {
    expect(localDate('2026-11-02', 'en')).toBe('Nov 2, 2026');
    expect(localDate('2026-11-02', 'zh-CN')).toBe('2026年11月2日');
  });

  it.each([
    ['2026-11-30T15:59:59Z', 'Asia/Shanghai', 'Nov 30, 2026'],
    ['2026-11-30T16:00:00Z', 'Asia/Shanghai', 'Dec 1, 2026'],
    ['2026-12-01T04:59:59Z', 'America/New_York', 'Nov 30, 2026'],
    ['2026-12-01T05:00:00Z', 'America/New_York', 'Dec 1, 2026'],
  ])('of the instant %s is that of the zone %s', (instant, zone, day) => {
    expect(localDay(Date.parse(instant), 'en', zone)).toBe(day);
  });
});

describe('the reason of a hold', () => {
  it('is put in words, unless it says nothing', () => {
    expect(holdReason('natural_disaster', 'en')).toBe('the recent natural disaster');
    expect(holdReason('natural_disaster', 'zh-CN')).toBe('近期的自然灾害');
    expect(holdReason('other', 'en')).toBeUndefined();
  });
});
