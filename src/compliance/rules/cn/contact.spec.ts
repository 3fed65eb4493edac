import { type Change, call, event, findingOf, ordinary, sms, verdictOf } from '../../ordinary.js';
import type { TimelineEvent } from '../../timeline.js';

const NEXT_OPENING = 'defer 2026-03-11T00:00:00.000Z';

function onTenth(count: number, fields: Parameters<typeof call>[1], hour = 9): TimelineEvent[] {
  return Array.from({ length: count }, (_, index) =>
    call(`2026-03-10T${String(hour).padStart(2, '0')}:${10 + index}:00+08:00`, fields),
  );
}

function late(change: Change): string {
  return verdictOf(ordinary({ at: '2026-03-10T21:50:00+08:00', ...change }));
}

describe('the night rest in mainland China', () => {
  it.each([
    ['07:59', '2026-03-09T23:59:59Z', 'defer 2026-03-10T00:00:00.000Z'],
    ['08:00', '2026-03-10T00:00:00Z', 'allow'],
    ['21:59', '2026-03-10T13:59:59Z', 'allow'],
    ['22:00', '2026-03-10T14:00:00Z', NEXT_OPENING],
    ['midnight', '2026-03-10T16:00:00Z', NEXT_OPENING],
  ])('at %s', (_, at, expected) => {
    expect(verdictOf(ordinary({ at }))).toBe(expected);
  });

  it.each(['sms', 'email', 'letter', 'im', 'visit', 'voicemail'] as const)(
    'binds %s',
    (channel) => {
      const input = ordinary({ at: '2026-03-10T23:00:00+08:00', attempt: { channel } });
      expect(findingOf(input, 'CN-HOURS-01')).toBe(NEXT_OPENING);
    },
  );

  it('follows the person abroad', () => {
    const change = { zones: ['Australia/Sydney'], at: '2026-07-01T20:30:00+08:00' };
    expect(verdictOf(ordinary(change))).toBe('defer 2026-07-01T22:00:00.000Z');
  });

  it.each([
    ['not unless the tenant chose so', {}, 'allow'],
    ['if the tenant chose so', { quiet_hours_for_reminders: true }, NEXT_OPENING],
  ])('binds reminders before the due date: %s', (_, settings, expected) => {
    const attempt = { purpose: 'pre_due_reminder' } as const;
    expect(late({ at: '2026-03-10T22:40:00+08:00', attempt, settings })).toBe(expected);
  });

  it.each([
    ['10:00', '2026-03-10T02:00:00Z', 'defer 2026-03-10T10:00:00.000Z'],
    ['22:30', '2026-03-10T14:30:00Z', 'allow'],
    ['23:00', '2026-03-10T15:00:00Z', 'defer 2026-03-11T10:00:00.000Z'],
  ])('yields to agreed hours: %s', (_, at, expected) => {
    const timeline = [
      event('window_agreed', '2026-03-01T11:00:00+08:00', { from: '18:00', to: '23:00' }),
    ];
    expect(verdictOf(ordinary({ at, timeline }))).toBe(expected);
  });
});

describe('effective calls in mainland China', () => {
  it.each([
    [2, 'allow'],
    [3, NEXT_OPENING],
    [4, NEXT_OPENING],
  ])('with %i on the day', (count, expected) => {
    expect(late({ timeline: onTenth(count, { outcome: 'conversation' }) })).toBe(expected);
  });

  it.each<[string, Parameters<typeof call>[1]]>([
    ['calls of the borrower', { outcome: 'conversation', direction: 'inbound' }],
    ['calls that rang on', { outcome: 'no_answer' }],
    ['notice calls', { outcome: 'notice_played', mode: 'notice' }],
    ['calls to somebody else', { outcome: 'conversation', party: 'P1' }],
  ])('are not %s', (_, fields) => {
    expect(late({ timeline: onTenth(3, fields) })).toBe('allow');
  });

  it.each<[string, Parameters<typeof call>[1]]>([
    ['an agency of the lender', { outcome: 'conversation', sender: 'agency' }],
    ['about another debt of the lender', { outcome: 'conversation', debts: ['D2'] }],
    ['still pending', { outcome: 'no_answer', pending: true }],
  ])('are those by or %s', (_, fields) => {
    const debts = [
      { id: 'D1', kind: 'personal_loan', lender: 'lender' },
      { id: 'D2', kind: 'credit_card', lender: 'lender' },
    ] as const;
    expect(late({ timeline: onTenth(3, fields), facts: { debts } })).toBe(NEXT_OPENING);
  });

  it('follow the number agreed with the person', () => {
    const agreed = event('frequency_agreed', '2026-03-01T11:00:00+08:00', {
      channel: 'call',
      per_day: 5,
    });
    expect(late({ timeline: [agreed, ...onTenth(4, { outcome: 'conversation' })] })).toBe('allow');
    expect(late({ timeline: [agreed, ...onTenth(5, { outcome: 'conversation' })] })).toBe(
      NEXT_OPENING,
    );
  });

  it('yield to a call back that was asked for', () => {
    const asked = event('callback_requested', '2026-03-10T20:00:00+08:00', {
      id: 'ask',
      requested_for: '2026-03-10T21:45:00+08:00',
    });
    const timeline = [...onTenth(3, { outcome: 'conversation' }), asked];
    expect(late({ timeline, attempt: { in_reply_to: 'ask' } })).toBe('allow');
  });
});

describe('other counts in mainland China', () => {
  it.each([
    [5, 'allow'],
    [6, NEXT_OPENING],
  ])('stop at six unanswered calls to a number: %i', (count, expected) => {
    expect(late({ timeline: onTenth(count, { outcome: 'busy' }) })).toBe(expected);
  });

  it('leave another number its own count', () => {
    const timeline = onTenth(6, { outcome: 'busy', endpoint: 'N2' });
    expect(late({ timeline })).toBe('allow');
  });

  it.each([
    [2, 'allow'],
    [3, NEXT_OPENING],
  ])('stop at three notice calls: %i', (count, expected) => {
    const timeline = onTenth(count, { outcome: 'notice_played', mode: 'notice' });
    expect(late({ timeline, attempt: { mode: 'notice' } })).toBe(expected);
  });

  it('stop at one visit a day', () => {
    const timeline = [event('visit', '2026-03-10T10:00:00+08:00')];
    const attempt = { channel: 'visit', staff_count: 2 } as const;
    expect(late({ timeline, attempt })).toBe(NEXT_OPENING);
  });

  it('limit texts as the tenant chose', () => {
    const timeline = [sms('2026-03-10T10:00:00+08:00'), sms('2026-03-10T11:00:00+08:00')];
    const text = '【示例银行】您的贷款已逾期,请还款。';
    const change = { timeline, text, attempt: { channel: 'sms' } } as const;
    const capped = (max_sms_per_person_per_day: number) => ({
      ...change,
      attempt: { channel: 'sms', content: { text } } as const,
      settings: { max_sms_per_person_per_day },
    });
    expect(late(capped(3))).toBe('allow');
    expect(late(capped(2))).toBe(NEXT_OPENING);
  });
});
