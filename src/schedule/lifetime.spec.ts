import { iso } from '../platform/clock.js';
import { defaultNotAfter, type Claims } from './lifetime.js';

const NOW = Date.parse('2026-03-02T15:00:00Z');

function end(change: Partial<Claims>, from = NOW): string {
  const ordinary: Claims = {
    purpose: 'collection',
    due_on: '2026-03-05',
    promised_for: null,
    zones: ['America/New_York'],
  };
  return iso(defaultNotAfter({ ...ordinary, ...change }, from));
}

describe('the default end of a contact', () => {
  it.each<[string, Partial<Claims>, string]>([
    ['an ordinary one', {}, '2026-03-09T15:00:00.000Z'],
    ['a reminder', { purpose: 'pre_due_reminder' }, '2026-03-06T05:00:00.000Z'],
    [
      'a reminder in Shanghai',
      { purpose: 'pre_due_reminder', zones: ['Asia/Shanghai'] },
      '2026-03-05T16:00:00.000Z',
    ],
    [
      'a reminder without a due date',
      { purpose: 'pre_due_reminder', due_on: null },
      '2026-03-09T15:00:00.000Z',
    ],
    ['a promise', { promised_for: '2026-03-03' }, '2026-03-04T05:00:00.000Z'],
    ['a broken promise', { promised_for: '2026-03-01' }, '2026-03-09T15:00:00.000Z'],
    [
      'a promise for a day nobody knows the zone of',
      { promised_for: '2026-03-03', zones: [] },
      '2026-03-04T00:00:00.000Z',
    ],
  ])('of %s', (_, change, expected) => {
    expect(end(change)).toBe(expected);
  });

  it('is in the zone where the day ends first', () => {
    const zones = ['America/Chicago', 'America/New_York'];

    expect(end({ purpose: 'pre_due_reminder', zones })).toBe('2026-03-06T05:00:00.000Z');
  });

  it.each([
    ['before spring', '2026-03-07', '2026-03-08T05:00:00.000Z'],
    ['of spring', '2026-03-08', '2026-03-09T04:00:00.000Z'],
    ['before autumn', '2026-10-31', '2026-11-01T04:00:00.000Z'],
    ['of autumn', '2026-11-01', '2026-11-02T05:00:00.000Z'],
  ])('keeps to the wall clock on the day %s', (_, due_on, expected) => {
    expect(end({ purpose: 'pre_due_reminder', due_on })).toBe(expected);
  });

  it('lies in the past for a reminder that comes too late', () => {
    expect(end({ purpose: 'pre_due_reminder', due_on: '2026-03-01' }) < iso(NOW)).toBe(true);
  });
});
