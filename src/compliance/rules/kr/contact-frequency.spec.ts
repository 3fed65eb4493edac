import { type Change, event, findingOf, ordinary, sms } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const seven: readonly TimelineEvent[] = Array.from({ length: 7 }, (_, index) =>
  sms(`2026-05-${String(7 + index).padStart(2, '0')}T09:00:00+09:00`),
);
const AT = '2026-05-13T15:00:00+09:00';
const HELD = 'defer 2026-05-13T15:00:00.000Z';
const today = '2026-05-13T00:00:00+09:00';
const yesterday = '2026-05-12T23:59:59+09:00';
const request = (at: string): TimelineEvent =>
  event('callback_requested', at, { id: 'ask', requested_for: AT });
const inbound = (at: string): TimelineEvent => sms(at, { id: 'ask', direction: 'inbound' });

describe('seven contacts in seven days in Korea', () => {
  it.each<[string, readonly TimelineEvent[], Change['attempt'], string]>([
    ['a further call', [], {}, HELD],
    ['a notice that the law requires', [], { purpose: 'legal_notice' }, 'not_applicable'],
    ['a letter', [], { channel: 'letter' }, 'not_applicable'],
    [
      'an answer of the same day',
      [inbound(today)],
      { channel: 'sms', in_reply_to: 'ask' },
      'not_applicable',
    ],
    [
      'an answer of the next day',
      [inbound(yesterday)],
      { channel: 'sms', in_reply_to: 'ask' },
      HELD,
    ],
    ['a call back of the same day', [request(today)], { in_reply_to: 'ask' }, 'not_applicable'],
    ['a call back of the next day', [request(yesterday)], { in_reply_to: 'ask' }, HELD],
  ])('judge %s', (_, more, attempt = {}, expected) => {
    const input = ordinary({ residence: 'KR', at: AT, timeline: [...seven, ...more], attempt });
    expect(findingOf(input, 'KR-FREQ-01')).toBe(expected);
  });

  it.each<[string, TimelineEvent, string]>([
    [
      'what the law requires',
      sms('2026-05-13T10:00:00+09:00', { purpose: 'legal_notice' }),
      'pass',
    ],
    ['another message', sms('2026-05-13T10:00:00+09:00'), HELD],
  ])('count %s', (_, last, expected) => {
    const timeline = [...seven.slice(0, 6), last];
    expect(findingOf(ordinary({ residence: 'KR', at: AT, timeline }), 'KR-FREQ-01')).toBe(expected);
  });
});
