import { type Change, event, findingOf, ordinaryUs, sms } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

type Row = [string, readonly TimelineEvent[], string, Change?];

function found(
  code: string,
  base: Change,
  timeline: readonly TimelineEvent[],
  change: Change = {},
): string {
  const attempt = { ...base.attempt, ...change.attempt };
  return findingOf(ordinaryUs({ ...base, ...change, timeline, attempt }), code);
}

const daysAgo = (days: number, more = 0): string =>
  new Date(Date.parse('2026-05-13T18:00:00Z') - days * 86_400_000 - more).toISOString();
const consent = (scope: string, at: string, fields: Record<string, unknown> = {}): TimelineEvent =>
  event('consent', at, { scope, given_to: 'abc_inc', ...fields });
const inbound = (at: string, text = 'hello'): TimelineEvent =>
  sms(at, { direction: 'inbound', text });

const stop = (at: string, scope: 'all' | 'commercial' = 'all'): TimelineEvent =>
  event('opt_out', at, { channel: 'sms', scope });

describe('a refusal of messages', () => {
  it.each<Row>([
    ['an opt-out', [stop(daysAgo(2))], 'block'],
    ['of commercial messages only', [stop(daysAgo(2), 'commercial')], 'pass'],
    ['the word STOP', [inbound(daysAgo(2), 'Stop')], 'block'],
    ['other words', [inbound(daysAgo(2), 'please do not text me again')], 'block'],
    ['a question', [inbound(daysAgo(2), 'how much do I owe?')], 'pass'],
    ['consent since', [stop(daysAgo(2)), consent('sms', daysAgo(1))], 'pass'],
    ['START since', [stop(daysAgo(2)), inbound(daysAgo(1), 'START')], 'pass'],
    [
      'a notice of another law',
      [stop(daysAgo(2))],
      'pass',
      { attempt: { purpose: 'legal_notice' } },
    ],
    [
      'a required disclosure',
      [stop(daysAgo(2))],
      'block',
      { attempt: { purpose: 'required_disclosure' } },
    ],
  ])('%s', (_, timeline, expected, change = {}) => {
    expect(found('TCPA-REVOKE', { attempt: { channel: 'sms' } }, timeline, change)).toBe(expected);
  });

  it.each<Row>([
    ['within five minutes', [stop(daysAgo(0, 300_000))], 'pass'],
    ['later', [stop(daysAgo(0, 300_001))], 'block'],
    [
      'a second time',
      [stop(daysAgo(0, 9000)), sms(daysAgo(0, 5000), { purpose: 'opt_out_confirmation' })],
      'block',
    ],
    ['of nothing', [], 'block'],
    [
      'with a payment link',
      [stop(daysAgo(0, 9000))],
      'block',
      { attempt: { content: { text: 'Texts stop. Pay at abc.example/pay.' } } },
    ],
    [
      'bare',
      [stop(daysAgo(0, 9000))],
      'pass',
      { attempt: { content: { text: 'ABC Inc.: we will send no further texts.' } } },
    ],
  ])('may be confirmed once: %s', (_, timeline, expected, change = {}) => {
    expect(
      found(
        'TCPA-CONFIRM',
        { attempt: { channel: 'sms', purpose: 'opt_out_confirmation' } },
        timeline,
        change,
      ),
    ).toBe(expected);
  });

  const refused = (channel: string): TimelineEvent =>
    event('media_refusal', daysAgo(2), { channel, form: 'oral' });

  it.each<Row>([
    ['calls', [refused('call')], 'block'],
    ['calls, by voicemail', [refused('call')], 'block', { attempt: { channel: 'voicemail' } }],
    ['calls, by text', [refused('call')], 'pass', { attempt: { channel: 'sms' } }],
    ['calls, by law', [refused('call')], 'pass', { attempt: { purpose: 'legal_notice' } }],
    ['calls, agreed to since', [refused('call'), consent('call', daysAgo(1))], 'pass'],
  ])('may name a medium: %s', (_, timeline, expected, change = {}) => {
    expect(found('REGF-MEDIA', {}, timeline, change)).toBe(expected);
  });
});
