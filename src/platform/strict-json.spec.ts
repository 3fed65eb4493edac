import { DEPTH_MAX, isDeeperThan } from './strict-json.js';

const nested = (levels: number, kind: 'array' | 'object') =>
  JSON.parse(
    kind === 'array'
      ? '['.repeat(levels) + '1' + ']'.repeat(levels)
      : '{"a":'.repeat(levels) + '1' + '}'.repeat(levels),
  ) as unknown;

describe('isDeeperThan', () => {
  it.each([
    ['nothing', undefined, 0, false],
    ['a text', 'text', 0, false],
    ['an empty object', {}, 0, false],
    ['the limit in arrays', nested(DEPTH_MAX, 'array'), DEPTH_MAX, false],
    ['one more', nested(DEPTH_MAX + 1, 'array'), DEPTH_MAX, true],
    ['the limit in objects', nested(DEPTH_MAX, 'object'), DEPTH_MAX, false],
    ['one more', nested(DEPTH_MAX + 1, 'object'), DEPTH_MAX, true],
    ['more than any stack', nested(500_000, 'array'), DEPTH_MAX, true],
    ['one deep branch among many', [1, [], nested(DEPTH_MAX, 'object')], DEPTH_MAX, true],
  ])('sees %s', (_, value, levels, expected) => {
    expect(isDeeperThan(levels, value)).toBe(expected);
  });
});
