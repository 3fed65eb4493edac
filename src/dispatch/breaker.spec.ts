import {
  afterAnswers,
  CLOSED,
  reopensAt,
  standingOf,
  tallied,
  type Breaker,
  type Tally,
} from './breaker.js';
import type { Outcome } from './channel.js';

const NOW = Date.parse('2026-03-10T13:05:00Z');
const failed = (failures: number): Tally => ({ answered: false, failures });
const opened = (): Breaker => afterAnswers(CLOSED, failed(5), NOW);

/** The probe of an open breaker fails as soon as it may. */
function probed(breaker: Breaker): Breaker {
  return afterAnswers(breaker, failed(1), breaker.open_until ?? NOW);
}

describe('the breaker of a vendor', () => {
  it.each([
    [4, 'closed'],
    [5, 'open'],
  ])('after %i failures in a row is %s', (failures, standing) => {
    let breaker = CLOSED;
    for (let i = 0; i < failures; i++) breaker = afterAnswers(breaker, failed(1), NOW);

    expect(standingOf(breaker, NOW)).toBe(standing);
  });

  it('begins to count anew with an answer', () => {
    const four = afterAnswers(CLOSED, failed(4), NOW);
    const answered = afterAnswers(four, { answered: true, failures: 1 }, NOW);

    expect(standingOf(answered, NOW)).toBe('closed');
    expect(answered.failures).toBe(1);
  });

  it.each([
    [29_999, 'open'],
    [30_000, 'half_open'],
  ])('%i ms after it opened is %s', (ms, standing) => {
    expect(standingOf(opened(), NOW + ms)).toBe(standing);
  });

  it('opens for twice as long each time, up to ten minutes', () => {
    const waits: number[] = [];
    let breaker = opened();
    let from = NOW;
    for (let i = 0; i < 7; i++) {
      const until = breaker.open_until ?? 0;
      waits.push((until - from) / 1_000);
      from = until;
      breaker = probed(breaker);
    }

    expect(waits).toEqual([30, 60, 120, 240, 480, 600, 600]);
  });

  it('is closed by the success of the probe, and forgets how often it was opened', () => {
    const closed = afterAnswers(probed(opened()), { answered: true, failures: 0 }, NOW + 200_000);

    expect(closed).toEqual(CLOSED);
  });

  it('is not opened for longer by those that were under way when it opened', () => {
    const late = afterAnswers(opened(), failed(20), NOW + 1_000);

    expect(late.open_until).toBe(opened().open_until);
  });

  it('lets nobody else through while one tries, until that one’s lease is over', () => {
    const trying = { ...opened(), probe_until: NOW + 40_000 };

    expect(standingOf(trying, NOW + 35_000)).toBe('open');
    expect(reopensAt(trying, NOW + 35_000)).toBe(NOW + 40_000);
    expect(standingOf(trying, NOW + 40_000)).toBe('half_open');
  });

  it('is not shut for a day by a clock that is set back', () => {
    expect(standingOf(opened(), NOW - 86_400_000)).toBe('half_open');
  });
});

it.each<[Outcome['kind'], Tally]>([
  ['accepted', { answered: true, failures: 0 }],
  ['refused', { answered: true, failures: 0 }],
  ['technical', { answered: false, failures: 3 }],
  ['unknown', { answered: false, failures: 3 }],
  ['not_now', { answered: false, failures: 2 }],
])('`%s` after two failures makes %j', (kind, tally) => {
  expect(tallied(failed(2), { kind } as Outcome)).toEqual(tally);
});
