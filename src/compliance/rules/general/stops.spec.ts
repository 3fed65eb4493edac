import {
  type Change,
  addressed,
  event,
  ordinary,
  ordinaryUs,
  sms,
  verdictOf,
} from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const YESTERDAY = '2026-05-12T06:00:00Z';
const hold = (until: string, reason = 'other'): TimelineEvent =>
  event('hold_started', YESTERDAY, { until, reason });

const ceased = (fields: object = {}): TimelineEvent =>
  event('cease_request', YESTERDAY, {
    basis: 'stop_contact',
    status: 'received',
    form: 'oral',
    house_promise: true,
    ...fields,
  });
const agreed = (debts: string[]): TimelineEvent =>
  event('consent', '2026-05-12T07:00:00Z', { scope: 'call', given_to: 'abc_inc', debts });

const PLACES: readonly [string, (change: Change) => string][] = [
  ['China', (change) => verdictOf(ordinary(change))],
  ['the United States', (change) => verdictOf(ordinaryUs(change))],
  [
    'a creditor in the United States',
    (change) => verdictOf(ordinaryUs({ ...change, sender: { kind: 'creditor' } })),
  ],
  ['Hong Kong', (change) => verdictOf(ordinary({ ...change, residence: 'HK' }))],
  ['Korea', (change) => verdictOf(ordinary({ ...change, residence: 'KR' }))],
];

type Row = [string, Change, string];

describe.each(PLACES)('in %s', (_, decided) => {
  it.each<Row>([
    ['a paid debt', { timeline: [event('paid_off', YESTERDAY)] }, 'block'],
    ['another paid debt', { timeline: [event('paid_off', YESTERDAY, { debts: ['D2'] })] }, 'allow'],
    ['an unlawful debt', { debt: { lawful: false } }, 'block'],
    ['a hold', { timeline: [hold('2026-06-01T00:00:00Z')] }, 'block'],
    ['a hold that is over', { timeline: [hold('2026-05-13T00:00:00Z')] }, 'allow'],
    [
      'a hold of another debt',
      {
        timeline: [
          event('hold_started', YESTERDAY, {
            until: '2026-06-01T00:00:00Z',
            reason: 'other',
            debts: ['D2'],
          }),
        ],
      },
      'allow',
    ],
    [
      'a hold that ended',
      { timeline: [hold('2026-06-01T00:00:00Z'), event('hold_ended', YESTERDAY)] },
      'allow',
    ],
    ['a group', { endpoint: { kind: 'im_group' } }, 'block'],
    ['a shared endpoint', { endpoint: { shared: true } }, 'block'],
    ['a wrong number', { timeline: [event('wrong_number', YESTERDAY)] }, 'block'],
    ['a borrower who died', { person: { status: 'deceased' } }, 'review'],
    ['a borrower under age', { person: { status: 'minor' } }, 'review'],
    [
      'a refusal of somebody else',
      { timeline: [event('contact_refused', YESTERDAY, { party: 'P1' })] },
      'allow',
    ],
    ['a refusal of all contact', { timeline: [event('contact_refused', YESTERDAY)] }, 'block'],
    ['a promise that contact ends', { timeline: [ceased()] }, 'block'],
    ['one to somebody beside them', { timeline: [ceased({ party: 'P1' })] }, 'allow'],
    ['one about another debt', { timeline: [ceased({ debts: ['D2'] })] }, 'allow'],
    ['a wish that nobody promised', { timeline: [ceased({ house_promise: false })] }, 'allow'],
    ['one, and a consent since', { timeline: [ceased(), agreed(['D1'])] }, 'allow'],
    ['one, and a START since, about no debt', { timeline: [ceased(), agreed([])] }, 'block'],
    [
      'a last notice after it',
      { timeline: [ceased()], attempt: { purpose: 'efforts_ending' } },
      'allow',
    ],
  ])('%s', (_name, change, expected) => {
    expect(decided(change)).toBe(expected);
  });

  it.each([
    ['the very last instant', '2026-05-13T18:00:00.001Z', 'block'],
    ['its end, which is outside', '2026-05-13T18:00:00.000Z', 'allow'],
  ])('a hold holds until its end: %s', (_name, until, expected) => {
    // Half past one in the afternoon on the other side of the world is no contact hour everywhere.
    const change = { at: '2026-05-13T18:00:00Z', zones: ['America/New_York'] };
    expect(decided({ ...change, timeline: [hold(until)] })).toBe(expected);
  });
});

describe('outside the United States', () => {
  it.each<Row>([
    ['a dispute', { timeline: [event('dispute', YESTERDAY, { form: 'oral' })] }, 'block'],
    [
      'a dispute, closed',
      {
        timeline: [
          event('dispute', YESTERDAY, { form: 'oral' }),
          event('dispute_closed', '2026-05-12T07:00:00Z', { outcome: 'confirmed' }),
        ],
      },
      'allow',
    ],
    [
      'a dispute, not held',
      {
        timeline: [event('dispute', YESTERDAY, { form: 'oral' })],
        settings: { hold_while_disputed: false },
      },
      'allow',
    ],
    ['a disaster', { timeline: [hold('2026-06-01T00:00:00Z', 'natural_disaster')] }, 'block'],
    [
      'a disaster, not held',
      {
        timeline: [hold('2026-06-01T00:00:00Z', 'natural_disaster')],
        settings: { disaster_hold: false },
      },
      'allow',
    ],
    [
      'refused calls',
      { timeline: [event('media_refusal', YESTERDAY, { channel: 'call', form: 'oral' })] },
      'block',
    ],
    [
      'a promise',
      { timeline: [event('promise', YESTERDAY, { due: '2026-05-13', amount: '1' })] },
      'defer 2026-05-13T16:00:00.000Z',
    ],
    [
      'an old promise',
      { timeline: [event('promise', YESTERDAY, { due: '2026-05-12', amount: '1' })] },
      'allow',
    ],
    [
      'a full week of messages',
      {
        timeline: [sms(YESTERDAY), sms(YESTERDAY)],
        settings: { max_messages_per_7_days: 2 },
        attempt: { channel: 'email' },
      },
      'defer 2026-05-18T16:00:00.000Z',
    ],
    [
      'an opt-out',
      {
        timeline: [event('opt_out', YESTERDAY, { channel: 'im', scope: 'all' })],
        attempt: { channel: 'im' },
      },
      'block',
    ],
    [
      'an opt-out from advertising',
      {
        timeline: [event('opt_out', YESTERDAY, { channel: 'im', scope: 'commercial' })],
        attempt: { channel: 'im' },
      },
      'allow',
    ],
  ])('%s', (_, change, expected) => {
    expect(verdictOf(ordinary({ residence: 'HK', ...change }))).toBe(expected);
  });

  it('a law on holds stands where the tenant switched its own off', () => {
    const timeline = [hold('2026-06-01T00:00:00Z', 'natural_disaster')];
    const settings = { disaster_hold: false };
    expect(verdictOf(ordinary({ residence: 'KR', timeline, settings }))).toBe('block');
  });

  it('a person who stands for the borrower may still be addressed abroad', () => {
    const person = { status: 'deceased' } as const;
    expect(verdictOf(ordinaryUs({ person, ...addressed('executor') }))).toBe('allow');
  });
});
