import { type Change, call, event, findingOf, ordinaryUs, sms, verdictOf } from '../ordinary.js';
import type { TimelineEvent } from '../timeline.js';

const creditor = { kind: 'creditor', id: 'abc_inc', name: 'ABC Inc.' } as const;
const AT = '2026-05-13T14:00:00-04:00';

/** Calls on these days of May 2026, unanswered unless said otherwise. */
function calls(days: readonly number[], fields: Parameters<typeof call>[1] = {}): TimelineEvent[] {
  return days.map((day) => call(`2026-05-${String(day).padStart(2, '0')}T10:00:00-04:00`, fields));
}

function found(code: string, residence: string, change: Change): string {
  return findingOf(ordinaryUs({ residence, at: AT, sender: creditor, ...change }), code);
}

const asCollector = { sender: { kind: 'collector' } } as const;
const MIDNIGHT = 'defer 2026-05-14T04:00:00.000Z';

describe('state caps', () => {
  it.each<[string, string, readonly TimelineEvent[], string, Change?]>([
    ['MA-FREQ-2', 'US-MA', calls([12]), 'pass'],
    ['MA-FREQ-2', 'US-MA', calls([7, 12]), MIDNIGHT],
    ['MA-FREQ-2', 'US-MA', [...calls([7]), sms('2026-05-08T10:00:00-04:00')], MIDNIGHT],
    ['MA-FREQ-2', 'US-MA', calls([6, 12]), 'pass'],
    ['MA-FREQ-2', 'US-MA', calls([12, 12], { outcome: 'busy' }), 'pass'],
    ['DC-CALLS-4', 'US-DC', calls([7, 10, 11]), 'pass'],
    ['DC-CALLS-4', 'US-DC', calls([7, 10, 11, 12]), MIDNIGHT],
    ['DC-CALLS-4', 'US-DC', calls([7, 10, 11, 12], { debts: ['D2'] }), 'pass'],
    ['WA-FREQ-3W', 'US-WA', calls([10, 11], {}), 'pass', asCollector],
    ['WA-FREQ-3W', 'US-WA', calls([7, 10, 11]), MIDNIGHT, asCollector],
    ['WA-FREQ-3W', 'US-WA', calls([7, 10, 11]), 'not_applicable'],
    ['WA-CELL-2D', 'US-WA', calls([13], {}), 'pass', asCollector],
    ['WA-CELL-2D', 'US-WA', calls([13, 13]), MIDNIGHT, asCollector],
    ['WV-FREQ', 'US-WV', calls(Array.from({ length: 29 }, () => 12)), 'pass'],
    ['WV-FREQ', 'US-WV', calls(Array.from({ length: 30 }, () => 7)), MIDNIGHT],
    [
      'WV-FREQ',
      'US-WV',
      calls(
        Array.from({ length: 10 }, () => 7),
        { outcome: 'conversation' },
      ),
      MIDNIGHT,
    ],
  ])('%s in %s', (code, residence, timeline, expected, change = {}) => {
    expect(found(code, residence, { timeline, ...change })).toBe(expected);
  });

  it('take communications at work apart', () => {
    const endpoint = { kind: 'landline', place: 'work' } as const;
    const change = { ...asCollector, endpoint, timeline: calls([12]) };
    expect(found('WA-WORK-1W', 'US-WA', change)).toBe('defer 2026-05-19T04:00:00.000Z');
    expect(found('MA-FREQ-2', 'US-MA', { endpoint, timeline: calls([1, 2]) })).toMatch(/^defer/);
  });

  it.each([
    ['the last day of the old rule', '2026-12-31T23:00:00-05:00', 'defer', 'not_in_force'],
    ['the first of the new', '2027-01-01T00:00:00-05:00', 'not_in_force', 'pass'],
  ])('change in New York City on %s', (_, at, old, shield) => {
    const day = at.slice(0, 10);
    const timeline = ['09', '10'].map((hour) => call(`2026-12-30T${hour}:00:00-05:00`));
    const change = { at, timeline, city: 'New York' };
    expect(day).not.toBe('');
    expect(found('NYC-OLD-2', 'US-NY', change)).toMatch(old);
    expect(found('NYC-SHIELD-3', 'US-NY', change)).toMatch(shield);
    expect(found('NYC-OLD-2', 'US-NY', { ...change, city: 'Albany' })).toBe('unloaded');
  });

  it('let a deferral see the rule that is in force when it ends', () => {
    const timeline = ['26', '26', '31', '31'].map((day) => call(`2026-12-${day}T10:00:00-05:00`));
    const change = { at: '2026-12-31T14:00:00-05:00', city: 'New York', sender: creditor };
    const input = ordinaryUs({ residence: 'US-NY', timeline, ...change });
    expect(verdictOf(input)).toBe('defer 2027-01-02T05:00:00.000Z');
  });
});

describe('other rules of states', () => {
  const consent = event('consent', '2026-05-01T10:00:00-04:00', { scope: 'sms', given_to: 'x' });
  const night = '2026-05-13T22:00:00-04:00';
  const notice = event('notice', '2026-03-01T10:00:00-05:00', {
    kind: 'medical_debt',
    channel: 'letter',
  });
  const attorney = event('attorney_notice', '2026-05-08T10:00:00-04:00', {
    attorney: 'A1',
    name_known: true,
    address_known: true,
  });

  it.each<[string, string, Change, string]>([
    [
      'FL-HOURS',
      'US-FL',
      { at: night, attempt: { channel: 'sms' } },
      'defer 2026-05-14T12:00:00.000Z',
    ],
    ['FL-HOURS', 'US-FL', { at: night, attempt: { channel: 'email' } }, 'not_applicable'],
    ['MA-HOURS', 'US-MA', { at: night }, 'defer 2026-05-14T12:00:00.000Z'],
    ['WA-HOURS', 'US-WA', { at: '2026-05-13T07:30:00-04:00', ...asCollector }, 'pass'],
    ['DC-ELEC-CONSENT', 'US-DC', { attempt: { channel: 'sms' } }, 'block'],
    ['DC-ELEC-CONSENT', 'US-DC', { attempt: { channel: 'sms' }, timeline: [consent] }, 'pass'],
    [
      'NV-MED-60',
      'US-NV',
      {
        ...asCollector,
        debt: { kind: 'medical' },
        timeline: [notice],
        at: '2026-04-30T14:00:00-04:00',
      },
      'defer 2026-05-01T04:00:00.000Z',
    ],
    [
      'NV-MED-60',
      'US-NV',
      {
        ...asCollector,
        debt: { kind: 'medical' },
        timeline: [notice],
        at: '2026-05-01T14:00:00-04:00',
      },
      'pass',
    ],
    ['NV-MED-60', 'US-NV', { ...asCollector, debt: { kind: 'medical' } }, 'block'],
    ['WV-ATTY', 'US-WV', { timeline: [attorney], at: '2026-05-12T14:00:00-04:00' }, 'pass'],
    ['WV-ATTY', 'US-WV', { timeline: [attorney], at: '2026-05-13T14:00:00-04:00' }, 'block'],
  ])('%s in %s: %j', (code, residence, change, expected) => {
    expect(found(code, residence, change)).toBe(expected);
  });
});
