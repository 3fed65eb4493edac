import { type Change, addressed, call, event, findingOf, ordinaryUs, sms } from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

const collector = { sender: { kind: 'collector' } } as const;
const at = (day: number, hour = 10): string =>
  `2026-05-${day}T${String(hour).padStart(2, '0')}:00:00-07:00`;
const zones = ['America/Los_Angeles'];

function found(code: string, residence: string, change: Change): string {
  return findingOf(ordinaryUs({ residence, zones, at: at(13, 12), ...collector, ...change }), code);
}

const asked = (fields: Readonly<Record<string, unknown>> = {}): TimelineEvent =>
  sms(at(12, 9), { id: 'ask', direction: 'inbound', ...fields });
const answer = (hour: number, fields: Readonly<Record<string, unknown>> = {}): TimelineEvent =>
  sms(at(13, hour), { in_reply_to: 'ask', ...fields });

describe('communications in Washington', () => {
  const one = [sms(at(12)), call(at(12))];

  it.each<[string, readonly TimelineEvent[], string | RegExp]>([
    ['a third message', [...one, sms(at(13))], /^defer/],
    ['the one reply', [...one, asked(), answer(10)], 'pass'],
    ['a second reply', [...one, asked(), answer(10), answer(11)], /^defer/],
    ['a reply on another channel', [...one, asked(), answer(10, { channel: 'email' })], /^defer/],
    ['a reply to somebody else', [...one, asked({ party: 'P1' }), answer(10)], /^defer/],
    ['a message to the spouse', [...one, sms(at(13), { party: 'P1' })], /^defer/],
    ['a letter', [...one, event('letter', at(13), { direction: 'outbound' })], /^defer/],
    ['a letter that came in', [...one, event('letter', at(13), { direction: 'inbound' })], 'pass'],
    ['a visit', [...one, event('visit', at(13))], /^defer/],
    ['a call that did not connect', [...one, call(at(13), { outcome: 'busy' })], 'pass'],
    ['a call of another collector', [...one, call(at(13), { sender: 'other' })], 'pass'],
    ['a call about another debt', [...one, call(at(13), { debts: ['D2'] })], /^defer/],
  ])('count %s', (_, timeline, expected) => {
    const facts = { parties: [{ id: 'P1', relation: 'spouse' }] } as const;
    expect(found('WA-FREQ-3W', 'US-WA', { timeline, facts })).toMatch(expected);
  });

  it.each<[string, Change['attempt'], string]>([
    ['its first reply', { channel: 'sms', in_reply_to: 'ask' }, 'not_applicable'],
    ['a call about it', { channel: 'call', in_reply_to: 'ask' }, 'defer 2026-05-18T07:00:00.000Z'],
  ])('limit a message, but not %s', (_, attempt = {}, expected) => {
    const timeline = [sms(at(11)), sms(at(11)), sms(at(12)), asked()];
    expect(found('WA-FREQ-3W', 'US-WA', { timeline, attempt })).toBe(expected);
  });

  it('at the work of somebody else are no communication with the debtor', () => {
    const { facts, attempt } = addressed('employer');
    const endpoints = [
      { id: 'NW', kind: 'landline', owner: 'C1', place: 'work' },
      { id: 'N9', kind: 'landline', owner: 'P1', place: 'work' },
    ] as const;
    const timeline = [call(at(12), { endpoint: 'NW' })];
    const location = { ...attempt, purpose: 'location' } as const;
    const change = { facts: { ...facts, endpoints }, attempt: location, timeline };
    expect(found('WA-WORK-1W', 'US-WA', change)).toBe('not_applicable');
    const own = {
      ...change,
      attempt: { to: { party: 'C1', relation: 'borrower', endpoint: 'NW' } },
    } as const;
    expect(found('WA-WORK-1W', 'US-WA', own)).toMatch(/^defer/);
  });
});

describe('calls and texts in Massachusetts', () => {
  it.each<[string, Change['endpoint'], string | RegExp]>([
    ['a mobile', {}, 'pass'],
    ['a mobile noted as elsewhere', { place: 'other' }, 'pass'],
    ['a landline at home', { kind: 'landline', place: 'home' }, 'pass'],
    ['a landline at work', { kind: 'landline', place: 'work' }, /^defer/],
  ])('are counted over 30 days but to personal numbers: %s', (_, endpoint = {}, expected) => {
    const timeline = [call('2026-04-20T10:00:00-07:00'), call('2026-04-21T10:00:00-07:00')];
    expect(found('MA-FREQ-2', 'US-MA', { endpoint, timeline })).toMatch(expected);
  });
});
