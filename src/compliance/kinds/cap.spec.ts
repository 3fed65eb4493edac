import { call, question } from '../ordinary.js';
import { type Limit, cap } from './cap.js';
import type { TimelineEvent } from '../timeline.js';

const heading = {
  code: 'TEST',
  id: 'test',
  packs: [],
  citation: { source: 's', says: 'A sentence.', confidence: 'primary' },
} as const;

function limited(max: number, days: Limit['days']) {
  const noun = 'calls';
  return cap({
    ...heading,
    limits: [{ max, days, noun, counts: ({ events }) => events('call') }],
  });
}

/** Calls at ten in the morning of these days of March 2026, in Shanghai. */
function calls(...days: number[]): TimelineEvent[] {
  return days.map((day) => call(`2026-03-${String(day).padStart(2, '0')}T10:00:00+08:00`));
}

function judged(rule: ReturnType<typeof cap>, at: string, timeline: readonly TimelineEvent[]) {
  const { verdict, until } = rule.check(question({ at, timeline }));
  return until === undefined ? verdict : `${verdict} ${new Date(until).toISOString()}`;
}

describe('cap', () => {
  it.each([
    [2, 'pass'],
    [3, 'defer 2026-03-10T16:00:00.000Z'],
    [4, 'defer 2026-03-10T16:00:00.000Z'],
  ])('of three a day with %i on the day', (count, expected) => {
    const timeline = calls(...Array.from({ length: count }, () => 10));
    expect(judged(limited(3, 1), '2026-03-10T21:50:00+08:00', timeline)).toBe(expected);
  });

  it('counts calendar days and not hours', () => {
    const late = [call('2026-03-10T21:00:00+08:00')];
    expect(judged(limited(1, 1), '2026-03-10T21:30:00+08:00', late)).toMatch(/^defer/);
    expect(judged(limited(1, 1), '2026-03-11T00:00:00+08:00', late)).toBe('pass');
  });

  it.each([
    ['day 7 of the first', 7, 'defer 2026-03-07T16:00:00.000Z'],
    ['day 8 of the first', 8, 'pass'],
  ])('slides over days: %s', (_, day, expected) => {
    const timeline = calls(1, 2, 3, 4, 5, 6, 6);
    const at = `2026-03-0${day}T12:00:00+08:00`;
    expect(judged(limited(7, 7), at, timeline)).toBe(expected);
  });

  it('waits until enough of many have gone', () => {
    expect(judged(limited(2, 7), '2026-03-06T12:00:00+08:00', calls(1, 2, 3, 4, 5))).toBe(
      'defer 2026-03-10T16:00:00.000Z',
    );
  });

  it.each([
    ['the last day of the month after', '2026-03-31T23:59:00+08:00', 'defer'],
    ['the same day of the next month', '2026-04-01T00:00:00+08:00', 'pass'],
  ])('of a month: %s', (_, at, expected) => {
    expect(judged(limited(1, 'month'), at, calls(1))).toMatch(expected);
  });

  it('lets the strictest of several calendars bind', () => {
    const zones = ['Asia/Shanghai', 'America/New_York'];
    const timeline = [call('2026-03-10T10:00:00+08:00')];
    const asked = question({ zones, timeline, at: '2026-03-11T08:00:00+08:00' });
    // It is still the evening of the same day in New York, where the call fell on the 9th.
    expect(limited(1, 1).check(asked).verdict).toBe('pass');
    const sooner = question({ zones, timeline, at: '2026-03-10T11:30:00+08:00' });
    const { until = 0 } = limited(1, 1).check(sooner);
    expect(new Date(until).toISOString()).toBe('2026-03-10T16:00:00.000Z');
  });

  it('counts in the day zone alone when there is one', () => {
    const timeline = [call('2026-03-10T23:00:00+08:00')];
    const asked = question({
      timeline,
      at: '2026-03-11T01:00:00+08:00',
      person: { day_zone: 'America/New_York' },
    });
    expect(limited(1, 1).check(asked).verdict).toBe('defer');
  });

  it('says how many count', () => {
    const { because } = limited(3, 1).check(
      question({ at: '2026-03-10T21:50:00+08:00', timeline: calls(10, 10, 10) }),
    );
    expect(because).toBe('3 of 3 calls on one day; the next is free on 2026-03-11');
  });
});
