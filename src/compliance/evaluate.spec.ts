import { ordinary } from './ordinary.js';
import { evaluateCases } from './evaluate.js';

describe('evaluateCases', () => {
  it('gives a line for each case, in order, and goes on after a bad one', () => {
    const lines = evaluateCases([
      { id: 'good', ...ordinary() },
      { id: 'bad', ...ordinary({ zones: [] }) },
      { id: 'late', ...ordinary({ at: '2026-05-13T23:00:00+08:00' }) },
    ]);
    expect(lines).toMatchObject([
      { id: 'good', verdict: 'allow' },
      { id: 'bad', error: { problems: [expect.stringContaining('no time zone')] } },
      { id: 'late', verdict: 'defer', not_before: '2026-05-14T00:00:00.000Z' },
    ]);
  });
});
