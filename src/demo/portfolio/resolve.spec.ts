import { Temporal } from 'temporal-polyfill';
import { loadPortfolio } from './load.js';
import { resolve } from './resolve.js';
import type { Portfolio } from './shapes.js';

const sample = loadPortfolio();

/** The sample with its first contact, one of Shanghai, moved to `not_before`. */
function startingAt(not_before: string, now: string): string | undefined {
  const [first] = sample.contacts;
  const contacts = first === undefined ? [] : [{ ...first, not_before }];
  return resolve({ ...sample, contacts }, new Date(now)).contacts[0]?.not_before;
}

describe('resolve', () => {
  it.each([
    ['P0D', '2026-03-02T01:00:00Z'],
    ['-PT6H', '2026-03-01T19:00:00Z'],
    ['PT90M', '2026-03-02T02:30:00Z'],
    ['P1DT2H', '2026-03-03T03:00:00Z'],
    ['-P1D@10:30', '2026-03-01T02:30:00Z'],
    ['P0D@00:00', '2026-03-01T16:00:00Z'],
  ])('moves nine in the morning in Shanghai by %s', (offset, expected) => {
    expect(startingAt(offset, '2026-03-02T01:00:00Z')).toBe(expected);
  });

  it.each(['yesterday', 'P', 'PT', '-P1D@25', '2026-03-01T00:00:00Z', 'P1W'])(
    'refuses `%s`',
    (offset) => {
      expect(() => startingAt(offset, '2026-03-02T01:00:00Z')).toThrow(
        `\`${offset}\` is no offset`,
      );
    },
  );

  it('refuses what is in no table', () => {
    expect(() => resolve({ ...sample, parties: [] }, new Date(0))).toThrow('is in no table');
  });
});

describe.each([
  ['in the night of Shanghai', '2026-03-02T18:00:00Z'],
  ['while the clocks go forward in New York', '2026-03-08T07:00:00Z'],
  ['while the clocks go back in London', '2026-10-25T01:00:00Z'],
  ['at the turn of the year', '2026-12-31T23:59:59Z'],
  ['on a leap day', '2028-02-29T12:00:00Z'],
])('the sample, run %s', (_, at) => {
  const now = new Date(at);
  const run = resolve(sample, now);

  it('holds no offset any more', () => {
    expect(offsetsIn(run)).toEqual([]);
    expect(offsetsIn(sample).length).toBeGreaterThan(200);
  });

  it('tells of events that have happened', () => {
    expect(run.events.filter(({ occurred_at }) => Date.parse(occurred_at) > now.getTime())).toEqual(
      [],
    );
  });

  it('counts days past due from the due date, where the borrower lives', () => {
    const wrong = run.debts.filter(({ parties: [borrower], due_on, days_past_due }) => {
      const today = now.toLocaleDateString('sv', { timeZone: zone(run, borrower?.party) });
      return Temporal.PlainDate.from(due_on).until(today).days !== days_past_due;
    });

    expect(wrong).toEqual([]);
  });

  it('has seven calls within seven days of the calendar, and a talk on the day before', () => {
    const days = (debt: string) =>
      run.events
        .filter((event) => event.type === 'call' && event.debts.includes(debt))
        .map(({ occurred_at }) => dayInTexas(new Date(occurred_at)));
    const today = Temporal.PlainDate.from(dayInTexas(now));

    expect(days('L-US-06')).toHaveLength(7);
    expect(days('L-US-06').toSorted()[0]).toBe(today.subtract({ days: 6 }).toString());
    expect(days('L-US-07')).toEqual([today.subtract({ days: 1 }).toString()]);
  });
});

function dayInTexas(instant: Date): string {
  return instant.toLocaleDateString('sv', { timeZone: 'America/Chicago' });
}

function offsetsIn(portfolio: Portfolio): string[] {
  return JSON.stringify(portfolio).match(/"-?P[\dT][^"]*"/g) ?? [];
}

function zone({ parties }: Portfolio, id: string | undefined): string | undefined {
  const party = parties.find(({ external_id }) => external_id === id);
  return party?.day_zone ?? party?.time_zones[0]?.zone;
}
