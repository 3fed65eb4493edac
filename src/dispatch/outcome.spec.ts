import { retryAt } from './outcome.js';

describe('what its vendor put off', () => {
  it('is judged again after 30 s, then after twice as long each time, and after an hour at most', () => {
    const now = Date.parse('2026-03-10T13:05:00Z');
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1_000].map((no) => (retryAt(now, no) - now) / 1_000);

    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_920, 3_600, 3_600, 3_600]);
  });
});
