import { type Change, call, event, findingOf, ordinary } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const NOON = '2026-03-10T12:00:00+08:00';
const HELD = 'defer 2026-03-10T16:00:00.000Z';

const debts = [
  { id: 'D1', kind: 'personal_loan', lender: 'lender' },
  { id: 'D2', kind: 'credit_card', lender: 'lender' },
  { id: 'D3', kind: 'credit_card', lender: 'another' },
] as const;

function three(fields: Parameters<typeof call>[1]): TimelineEvent[] {
  return ['09', '10', '11'].map((hour) => call(`2026-03-10T${hour}:00:00+08:00`, fields));
}

function found(
  code: string,
  timeline: readonly TimelineEvent[],
  attempt: Change['attempt'],
): string {
  return findingOf(
    ordinary({ at: NOON, timeline, attempt: attempt ?? {}, facts: { debts } }),
    code,
  );
}

describe('notice calls', () => {
  it.each<[string, Parameters<typeof call>[1], string]>([
    ['that were heard', { outcome: 'notice_played', mode: 'notice' }, HELD],
    ['that were heard, of no noted mode', { outcome: 'notice_played' }, HELD],
    [
      'of any agency about any debt of the lender',
      { outcome: 'notice_played', sender: 'agency', debts: ['D2'] },
      HELD,
    ],
    ['of another lender', { outcome: 'notice_played', debts: ['D3'] }, 'pass'],
    ['that nobody took', { outcome: 'no_answer', mode: 'notice' }, 'pass'],
    ['in fact talks', { outcome: 'conversation' }, 'pass'],
    ['still pending', { outcome: 'no_answer', mode: 'notice', pending: true }, HELD],
    ['pending, but of an agent', { outcome: 'no_answer', pending: true }, 'pass'],
  ])('count %s', (_, fields, expected) => {
    expect(found('CN-FREQ-02', three(fields), { mode: 'notice' })).toBe(expected);
    expect(found('CN-FREQ-02', three(fields), {})).toBe('not_applicable');
  });
});

function agreed(fields: Readonly<Record<string, unknown>>): TimelineEvent {
  return event('frequency_agreed', '2026-03-01T12:00:00+08:00', { channel: 'call', ...fields });
}

describe('an agreed number of calls', () => {
  it.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['raises the three', { per_day: 4 }, 'pass'],
    ['lowers the three', { per_day: 2 }, HELD],
    ['holds for every debt of the lender', { per_day: 4, debts: ['D2'] }, 'pass'],
    ['binds no other lender', { per_day: 4, debts: ['D3'] }, HELD],
    ['of texts says nothing of calls', { per_day: 4, channel: 'sms' }, HELD],
    ['binds nobody else', { per_day: 4, party: 'P1' }, HELD],
  ])('%s', (_, fields, expected) => {
    const talks = three({ outcome: 'conversation' });
    expect(found('CN-FREQ-01', [agreed(fields), ...talks], {})).toBe(expected);
  });
});
