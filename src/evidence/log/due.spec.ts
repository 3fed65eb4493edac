import { dueOf, type LogState } from './due.js';

const AT = Date.parse('2026-03-10T13:05:00Z');
const DAY = 86_400_000;

const told = (at: number) => ({ at, beat_at: at, heads_at: at }) as LogState;

describe('what a log must record of itself', () => {
  it('is nothing while its last heartbeat is young', () => {
    const state = told(AT - 60_000);
    expect(dueOf(state, AT, { local: AT })).toEqual({ beat: false, heads: false, adjustedMs: 0 });
  });

  it('is a heartbeat after ten minutes, and all heads after a day', () => {
    expect(dueOf(told(AT - 600_000), AT, { local: AT })).toMatchObject({
      beat: true,
      heads: false,
    });
    expect(dueOf(told(AT - DAY), AT, { local: AT })).toMatchObject({ beat: true, heads: true });
  });

  it('is all of it when the clock was set back, not only when it has caught up', () => {
    expect(dueOf(told(AT + DAY), AT, { local: AT })).toEqual({
      beat: true,
      heads: true,
      adjustedMs: -DAY,
    });
  });
});
