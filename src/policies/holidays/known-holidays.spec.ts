import { decide } from '../../compliance/decide.js';
import { event, ordinary } from '../../compliance/ordinary.js';
import { packsFor } from '../../compliance/packs.js';
import { holidaysOf, knowsResidence } from './calendar.js';
import { knownHolidays, PACKS_WITH_HOLIDAYS } from './known-holidays.js';

const CODES =
  'CN US US-MA US-WA US-DC US-FL US-WV US-NV AU GB HK ID IN JP KE KR MX MY NG PH RU SG TH TW VN ZA CL CO BR-SP CA-ON CA-QC FR IE';
const AT = Date.parse('2026-05-13T12:30:00Z');
const none = {};
const closing = { close_public_holidays: true };

describe('the packs that ask for holidays', () => {
  it.each(CODES.split(' '))(
    'are the ones whose rules change their mind on a holiday: %s',
    (residence) => {
      const represented = event('attorney_notice', '2026-05-11T12:00:00Z', {
        attorney: 'P1',
        name_known: true,
        address_known: true,
      });
      const told = event('notice', '2026-01-02T12:00:00Z', { kind: 'first_written' });
      const asked = (holidays: readonly string[], hour: string) =>
        decide(
          ordinary({
            residence,
            at: `2026-05-14T${hour}:30:00Z`,
            zones: ['Europe/London'],
            timeline: residence === 'US-WV' ? [represented] : [told],
            facts: { holidays },
          }),
        );
      // Evenings too: a holiday may only shorten the day.
      const differs = ['12', '18', '20'].some(
        (hour) => asked(['2026-05-14'], hour).verdict !== asked([], hour).verdict,
      );
      expect(packsFor({ residence }).some((pack) => PACKS_WITH_HOLIDAYS.has(pack))).toBe(differs);
    },
  );
});

describe('holidaysOf', () => {
  it.each([
    ['AU', 2026, '2026-01-26'],
    ['AU-NSW', 2026, '2026-10-05'],
    ['CA-QC', 2026, '2026-06-24'],
    ['BR-SP', 2026, '2026-07-09'],
    ['CO', 2026, '2026-07-20'],
    ['TH', 2026, '2026-04-14'],
    ['CN', 2026, '2026-02-17'],
  ])('knows %s in %i: %s', (residence, year, date) => {
    expect(holidaysOf(residence, year)).toContain(date);
  });

  it('knows a day off that was moved beside a feast in China, and not the Sunday worked for it', () => {
    expect(holidaysOf('CN', 2025)).toContain('2025-10-08');
    expect(holidaysOf('CN', 2025)).not.toContain('2025-09-28');
  });

  it.each([
    ['CN', 2003],
    ['CN', 2090],
    ['ID', 2077],
    ['AQ', 2026],
  ])('guesses nothing: %s in %i', (residence, year) => {
    expect(holidaysOf(residence, year)).toBeUndefined();
  });

  it.each([
    ['AU-NSW', true],
    ['EG', true],
    ['ZZ', false],
    ['China', false],
  ])('says which residences can be told apart: %s %s', (residence, is) => {
    expect(knowsResidence(residence)).toBe(is);
  });
});

describe('knownHolidays', () => {
  it('is empty where no rule asks', () => {
    expect(knownHolidays({ residence: 'US-OH' }, none, undefined, AT)).toEqual({
      dates: [],
      known: true,
    });
  });

  it('reaches from a fortnight ago to the end of the search for an open instant', () => {
    const { dates } = knownHolidays({ residence: 'AU' }, none, undefined, AT);
    expect(dates[0]).toBe('2026-04-25');
    expect(dates).toContain('2027-04-25');
    expect(dates.at(-1)! < '2027-07-10').toBe(true);
  });

  it('is one list for all decisions of a place and month', () => {
    const one = knownHolidays({ residence: 'AU' }, none, undefined, AT);
    const other = knownHolidays({ residence: 'AU' }, none, undefined, AT + 86_400_000);
    expect(one.dates).toBe(other.dates);
    expect(Object.isFrozen(one.dates)).toBe(true);
  });

  it('takes what the tenant wrote down, and what it did not is unknown', () => {
    const own = [{ residence: 'CN', year: 2090, dates: ['2090-01-02'] }];
    const inside = Date.parse('2090-06-01T04:00:00Z');
    expect(knownHolidays({ residence: 'CN' }, closing, own, inside).known).toBe(true);
    expect(knownHolidays({ residence: 'CN' }, closing, undefined, inside).known).toBe(false);
    const lastDay = Date.parse('2090-12-31T04:00:00Z');
    expect(knownHolidays({ residence: 'CN' }, closing, own, lastDay).known).toBe(false);
  });
});
