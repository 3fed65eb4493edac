import type { CallOutcome } from '../../contact-events.js';
import {
  type Change,
  addressed,
  call,
  event,
  findingOf,
  ordinaryUs,
  verdictOf,
} from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

/** Calls at ten in the morning in New York on these days of April 2026. */
function calls(days: readonly number[], fields: Parameters<typeof call>[1] = {}): TimelineEvent[] {
  return days.map((day) => call(`2026-04-${String(day).padStart(2, '0')}T10:00:00-04:00`, fields));
}

function onSeventh(timeline: readonly TimelineEvent[], change: Change = {}): string {
  return verdictOf(ordinaryUs({ at: '2026-04-07T15:00:00-04:00', timeline, ...change }));
}

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const HELD = 'defer 2026-04-08T12:00:00.000Z';

describe('seven calls in seven days', () => {
  it.each([
    [6, WEEK.slice(1), 'allow'],
    [7, WEEK, HELD],
    [8, [1, 2, 2, 3, 4, 5, 6, 7], 'defer 2026-04-09T12:00:00.000Z'],
  ])('after %i calls', (_, days, expected) => {
    expect(onSeventh(calls(days))).toBe(expected);
  });

  it('open on the day the first call drops out, whatever its hour', () => {
    const input = ordinaryUs({ at: '2026-04-08T08:30:00-04:00', timeline: calls(WEEK) });
    expect(verdictOf(input)).toBe('allow');
  });

  it.each<[CallOutcome, string]>([
    ['no_answer', HELD],
    ['answered', HELD],
    ['dropped', HELD],
    ['voicemail', HELD],
    ['voicemail_full', HELD],
    ['ringless_voicemail', HELD],
    ['notice_played', HELD],
    ['busy', 'allow'],
    ['not_in_service', 'allow'],
  ])('count a call that ended with %s', (outcome, expected) => {
    expect(onSeventh(calls(WEEK, { outcome }))).toBe(expected);
  });

  it.each<[string, Parameters<typeof call>[1]]>([
    ['that came in', { direction: 'inbound' }],
    ['of another collector', { sender: 'other' }],
    ['to another party', { party: 'P1' }],
    ['about another debt', { debts: ['D2'] }],
  ])('do not count calls %s', (_, fields) => {
    expect(onSeventh(calls(WEEK, fields))).toBe('allow');
  });

  it('count what is pending, whatever its outcome', () => {
    expect(onSeventh(calls(WEEK, { outcome: 'busy', pending: true }))).toMatch(/^defer/);
  });

  it('take out calls to what turned out to be somebody else', () => {
    const wrong = event('wrong_number', '2026-04-07T12:00:00-04:00', { endpoint: 'N2' });
    expect(onSeventh([...calls(WEEK, { endpoint: 'N2' }), wrong])).toBe('allow');
  });

  it.each([
    ['student_loan', HELD],
    ['credit_card', 'allow'],
  ] as const)('take %s under one servicing account for one debt', (kind, expected) => {
    const group = { kind, lender: 'lender', servicing_group: 'SA-9' };
    const debts = [
      { id: 'D1', ...group },
      { id: 'D2', ...group },
    ];
    expect(onSeventh(calls(WEEK, { debts: ['D2'] }), { facts: { debts } })).toBe(expected);
  });

  it('leave messages and attorneys free', () => {
    const sms = ordinaryUs({ timeline: calls(WEEK), attempt: { channel: 'email' } });
    expect(findingOf(sms, 'REGF-FREQ-7')).toBe('not_applicable');
    const attorney = ordinaryUs({ timeline: calls(WEEK), ...addressed('attorney') });
    expect(findingOf(attorney, 'REGF-FREQ-7')).toBe('not_applicable');
  });

  it('do not bind a creditor, unless it opted in', () => {
    const sender = { kind: 'creditor', id: 'abc_inc' } as const;
    expect(onSeventh(calls(WEEK), { sender })).toBe('allow');
    const settings = { apply_regf_to_creditors: true };
    expect(onSeventh(calls(WEEK), { sender, settings })).toBe(HELD);
  });
});

const consent = (fields: Record<string, unknown> = {}) =>
  event('consent', '2026-04-01T09:00:00-04:00', {
    scope: 'call',
    given_to: 'abc_inc',
    ...fields,
  });

describe('consent to calls', () => {
  it.each<[string, readonly TimelineEvent[], string, string]>([
    ['on its seventh day', [consent()], '2026-04-07T15:00:00-04:00', 'allow'],
    ['on the eighth day, its calls uncounted', [consent()], '2026-04-08T15:00:00-04:00', 'allow'],
    ['given to the lender', [consent({ given_to: 'lender' })], '2026-04-07T15:00:00-04:00', HELD],
    [
      'ended by its date',
      [consent({ valid_to: '2026-04-02' })],
      '2026-04-07T15:00:00-04:00',
      'allow',
    ],
    [
      'withdrawn at once',
      [consent(), event('consent_withdrawn', '2026-04-01T09:30:00-04:00', { scope: 'call' })],
      '2026-04-07T15:00:00-04:00',
      HELD,
    ],
  ])('takes calls out of the count: %s', (_, events, at, expected) => {
    const timeline = [...events, ...calls(WEEK)];
    expect(verdictOf(ordinaryUs({ at, timeline }))).toBe(expected);
  });

  it('lifts the pause after a conversation, until the next one', () => {
    const talk = call('2026-04-01T08:00:00-04:00', { outcome: 'conversation' });
    const again = call('2026-04-03T08:00:00-04:00', { outcome: 'conversation' });
    expect(onSeventh([talk, consent()])).toBe('allow');
    expect(onSeventh([talk, consent(), again])).toBe('defer 2026-04-10T12:00:00.000Z');
  });
});

describe('seven days after a conversation', () => {
  it.each([
    ['on day 7', 7, 'defer 2026-04-08T12:00:00.000Z'],
    ['on day 8', 8, 'allow'],
  ])('%s', (_, day, expected) => {
    const timeline = calls([1], { outcome: 'conversation' });
    const at = `2026-04-0${day}T10:30:00-04:00`;
    expect(verdictOf(ordinaryUs({ at, timeline }))).toBe(expected);
  });

  it.each<[string, Parameters<typeof call>[1], string]>([
    ['begun by the person', { direction: 'inbound' }, 'defer'],
    ['about this debt among others', { debts: ['D1', 'D2'], discussed: ['D1'] }, 'defer'],
    ['about another debt', { debts: ['D1', 'D2'], discussed: ['D2'] }, 'allow'],
    ['that only asked for the location', { purpose: 'location' }, 'allow'],
  ])('hold after a talk %s', (_, fields, expected) => {
    expect(onSeventh(calls([5], { outcome: 'conversation', ...fields }))).toMatch(expected);
  });

  it.each([
    ['spring', '2026-03-05T19:00:00-05:00', '2026-03-11T20:30:00-04:00', '2026-03-12T12:00'],
    ['autumn', '2026-10-28T09:00:00-04:00', '2026-11-03T19:00:00-05:00', '2026-11-04T13:00'],
  ])('count days over a change of clocks: %s', (_, talked, at, expected) => {
    const timeline = [call(talked, { outcome: 'conversation' })];
    expect(verdictOf(ordinaryUs({ at, timeline }))).toBe(`defer ${expected}:00.000Z`);
  });
});
