import { type Change, call, event, findingOf, ordinaryUs } from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

/** Monday the 4th of May 2026 is day 1, Sunday the 10th day 7. */
const consent = (fields: Readonly<Record<string, unknown>> = {}): TimelineEvent =>
  event('consent', '2026-05-04T09:00:00-04:00', { scope: 'call', given_to: 'abc_inc', ...fields });
const on = (day: number, fields: Parameters<typeof call>[1] = {}): TimelineEvent =>
  call(`2026-05-${String(day).padStart(2, '0')}T10:00:00-04:00`, fields);
const week = (day: number): TimelineEvent[] => Array.from({ length: 7 }, () => on(day));
const withdrawn = (fields: Readonly<Record<string, unknown>> = {}): TimelineEvent =>
  event('consent_withdrawn', '2026-05-06T09:00:00-04:00', { scope: 'call', ...fields });
const at = (day: number): Change => ({
  at: `2026-05-${String(day).padStart(2, '0')}T14:00:00-04:00`,
});

const FREE = 'not_applicable';

function found(code: string, change: Change): string {
  return findingOf(ordinaryUs(change), code);
}

describe('consent to calls', () => {
  it.each<[string, Change, string | RegExp]>([
    ['on its first day', { ...at(4), timeline: [consent(), ...week(4)] }, FREE],
    ['on its seventh day', { ...at(10), timeline: [consent(), ...week(9)] }, FREE],
    ['on the eighth day', { ...at(11), timeline: [consent(), ...week(9)] }, 'pass'],
    [
      'given to the lender',
      { ...at(4), timeline: [...week(3), consent({ given_to: 'lender' })] },
      /^defer/,
    ],
    [
      'given for less',
      { ...at(7), timeline: [consent({ valid_to: '2026-05-06' }), on(5), ...week(7)] },
      /^defer/,
    ],
    [
      'on the last day given',
      { ...at(6), timeline: [consent({ valid_to: '2026-05-06' }), ...week(6)] },
      FREE,
    ],
    [
      'given for later days',
      { ...at(5), timeline: [consent({ valid_from: '2026-05-06' }), ...week(5)] },
      /^defer/,
    ],
    [
      'given for longer',
      { ...at(11), timeline: [consent({ valid_to: '2026-05-30' }), ...week(11)] },
      /^defer/,
    ],
    [
      'for another debt',
      { ...at(5), timeline: [consent({ debts: ['D2'] }), ...week(5)] },
      /^defer/,
    ],
    ['of another person', { ...at(5), timeline: [consent({ party: 'P1' }), ...week(5)] }, /^defer/],
    ['withdrawn', { ...at(7), timeline: [consent(), withdrawn(), ...week(7)] }, /^defer/],
    [
      'withdrawn for this debt',
      { ...at(7), timeline: [consent(), withdrawn({ debts: ['D1'] }), ...week(7)] },
      /^defer/,
    ],
    [
      'withdrawn for another debt',
      { ...at(7), timeline: [consent(), withdrawn({ debts: ['D2'] }), ...week(7)] },
      FREE,
    ],
    [
      'withdrawn, with calls while it held',
      { ...at(7), timeline: [consent(), ...week(5), withdrawn()] },
      'pass',
    ],
    [
      'until the next talk',
      { ...at(7), timeline: [consent(), on(5, { outcome: 'conversation' }), ...week(6)] },
      /^defer/,
    ],
    [
      'whoever else talked',
      {
        ...at(7),
        timeline: [consent(), on(5, { outcome: 'conversation', sender: 'other' }), ...week(6)],
      },
      FREE,
    ],
  ])('takes calls out of the seven %s', (_, change, expected) => {
    expect(found('REGF-FREQ-7', change)).toMatch(expected);
  });

  it.each<[string, readonly TimelineEvent[], string | RegExp]>([
    [
      'opens the days after a talk before it',
      [on(3, { outcome: 'conversation' }), consent()],
      FREE,
    ],
    [
      'ends with a talk after it, which closes the week anew',
      [consent(), on(5, { outcome: 'conversation' })],
      /^defer 2026-05-12/,
    ],
    [
      'ends with a talk that came in',
      [consent(), on(5, { outcome: 'conversation', direction: 'inbound' })],
      /^defer 2026-05-12/,
    ],
  ])('%s', (_, timeline, expected) => {
    expect(found('REGF-FREQ-CONV', { ...at(7), timeline })).toMatch(expected);
  });
});
