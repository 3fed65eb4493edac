import {
  type Change,
  event,
  findingOf,
  ordinary,
  ordinaryUs,
  sms,
  verdictOf,
} from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

const windows = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '15:00', to: '17:00' },
  { days: ['sat', 'sun'], from: '00:00', to: '24:00' },
];
const named = event('inconvenient_time', '2026-05-04T12:00:00Z', { windows, source: 'person' });

function at(instant: string, more: readonly TimelineEvent[] = [], change: Change = {}): string {
  const input = ordinaryUs({ at: instant, timeline: [named, ...more], ...change });
  return findingOf(input, 'REGF-TIME-KNOWN');
}

describe('closedTimes', () => {
  it.each([
    ['Wednesday 14:59', '2026-05-13T18:59:00Z', 'pass'],
    ['Wednesday 15:00', '2026-05-13T19:00:00Z', 'defer 2026-05-13T21:00:00.000Z'],
    ['Wednesday 16:59', '2026-05-13T20:59:00Z', 'defer 2026-05-13T21:00:00.000Z'],
    ['Wednesday 17:00', '2026-05-13T21:00:00Z', 'pass'],
    ['Saturday noon', '2026-05-16T16:00:00Z', 'defer 2026-05-18T04:00:00.000Z'],
  ])('keeps away from times named as bad: %s', (_, instant, expected) => {
    expect(at(instant)).toBe(expected);
  });

  it('opens with the hours after a closed weekend', () => {
    const input = ordinaryUs({ at: '2026-05-16T16:00:00Z', timeline: [named] });
    expect(verdictOf(input)).toBe('defer 2026-05-18T12:00:00.000Z');
  });

  it('heeds the addressed party alone', () => {
    const other = event('inconvenient_time', '2026-05-04T12:00:00Z', {
      windows,
      source: 'person',
      party: 'P1',
    });
    const input = ordinaryUs({ at: '2026-05-13T19:30:00Z', timeline: [other] });
    expect(findingOf(input, 'REGF-TIME-KNOWN')).toBe('pass');
  });

  it.each([
    ['the first answer', [], 'ask', 'pass'],
    ['a second answer', ['ask'], 'ask', 'defer 2026-05-13T21:00:00.000Z'],
    ['an answer to nothing', [], 'nothing', 'defer 2026-05-13T21:00:00.000Z'],
  ])('lets one answer pass: %s', (_, answered, in_reply_to, expected) => {
    const asked = sms('2026-05-13T19:10:00Z', { id: 'ask', direction: 'inbound' });
    const sent = answered.map((id) => sms('2026-05-13T19:12:00Z', { in_reply_to: id }));
    const change = { attempt: { channel: 'sms', in_reply_to } } as const;
    expect(at('2026-05-13T19:30:00Z', [asked, ...sent], change)).toBe(expected);
  });

  it('takes an answer on another channel for no answer', () => {
    const asked = sms('2026-05-13T19:10:00Z', { id: 'ask', direction: 'inbound' });
    const change = { attempt: { channel: 'call', in_reply_to: 'ask' } } as const;
    expect(at('2026-05-13T19:30:00Z', [asked], change)).toMatch(/^defer/);
  });

  it.each([
    ['US-OH', 'UTC', 'allow'],
    ['AU', 'UTC', 'allow'],
    ['CN', 'UTC', 'defer 2026-05-13T17:00:00.000Z'],
  ])('sets letters a clock in mainland China alone: %s', (residence, zone, expected) => {
    const change = { residence, zones: [zone], at: '2026-05-13T15:30:00Z', timeline: [named] };
    const letter = { ...change, attempt: { channel: 'letter' } } as const;
    expect(verdictOf(ordinary(letter))).toBe(expected);
    expect(verdictOf(ordinary(change))).toMatch(residence === 'US-OH' ? 'allow' : /^defer/);
  });
});
