import { exitCodeOf, figuresOf } from './figures.js';

describe('a run of the benchmark', () => {
  it.each([
    ['well when no cap was exceeded', { naive: 0, dunwell: 0 }, 0],
    ['well when only the naive guard exceeded it', { naive: 40, dunwell: 0 }, 0],
    ['badly when Dunwell exceeded it by one', { naive: 40, dunwell: 1 }, 1],
  ] as const)('ends %s', (_, overshoot, code) => {
    expect(exitCodeOf(overshoot)).toBe(code);
  });

  it('comes to a rate and to the ends of a half and of nearly all', () => {
    const endings = Array.from({ length: 100 }, (_, i) => 20 * (100 - i));

    expect(figuresOf(endings)).toEqual({
      contacts: 100,
      seconds: 2,
      per_second: 50,
      p50_ms: 1_020,
      p99_ms: 2_000,
    });
  });
});
