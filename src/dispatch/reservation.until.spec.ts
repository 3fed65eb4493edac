import { event, ordinary } from '../compliance/ordinary.js';
import { RULES } from '../compliance/rules/index.js';
import type { TimelineEvent } from '../compliance/timeline.js';
import { openUntil } from './reservation.until.js';

const DAY = '2026-03-11T20:55:00Z';

/** A call to London, where contact hours are from eight to nine in the evening. */
function until(at: string, wanted: string, timeline: readonly TimelineEvent[] = []): string {
  const input = ordinary({ residence: 'GB', at, timeline });
  return new Date(openUntil(input, RULES, Date.parse(at), Date.parse(wanted))).toISOString();
}

const busyAt = (from: string, to: string) =>
  event('inconvenient_time', '2026-03-01T00:00:00Z', {
    source: 'person',
    windows: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from, to }],
  });

describe('openUntil', () => {
  it.each<[string, string, string, TimelineEvent[], string]>([
    ['a short while in the day', '2026-03-10T14:00:00Z', '2026-03-10T14:15:00Z', [], '14:15'],
    ['the rest of the day', '2026-03-10T14:00:00Z', '2026-03-10T20:59:00Z', [], '20:59'],
    ['past the evening', '2026-03-10T20:55:00Z', '2026-03-10T21:10:00Z', [], '21:00'],
    ['over the night, open again', '2026-03-10T20:55:00Z', DAY, [], '21:00'],
    ['the very last minute', '2026-03-10T20:59:59Z', DAY, [], '21:00'],
    ['a window of the person', '2026-03-10T14:00:00Z', DAY, [busyAt('15:07', '15:20')], '15:07'],
    ['one on a quarter hour', '2026-03-10T14:00:00Z', DAY, [busyAt('15:15', '16:00')], '15:15'],
  ])('looks at %s', (_, at, wanted, timeline, expected) => {
    expect(until(at, wanted, timeline)).toBe(`2026-03-10T${expected}:00.000Z`);
  });
});
