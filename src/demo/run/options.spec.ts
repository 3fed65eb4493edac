import { DemoUsageError, readOptions } from './options.js';

describe('readOptions', () => {
  it('stays up, on PostgreSQL, now, unless asked otherwise', () => {
    expect(readOptions([])).toEqual({
      exit: false,
      redis: false,
      json: undefined,
      audit: undefined,
      at: undefined,
    });
  });

  it.each([
    ['2026-03-10T13:05:00Z', '2026-03-10T13:05:00.000Z'],
    ['2026-03-10T21:05+08:00', '2026-03-10T13:05:00.000Z'],
    ['2026-03-10T13:05:00.5Z', '2026-03-10T13:05:00.500Z'],
  ])('takes the instant %s', (given, at) => {
    expect(readOptions(['--at', given])).toMatchObject({ at });
  });

  it.each([
    [['--at', '2026-03-10T13:05:00'], 'is no instant'],
    [['--at', '2026-13-10T13:05:00Z'], 'is no instant'],
    [['--at', 'tomorrow'], 'is no instant'],
    [['--json', '/no/such/folder/rows.json'], 'lies in no folder'],
    [['--audit', '.'], 'is there already'],
    [['--fast'], 'usage:'],
    [['now'], 'usage:'],
  ])('refuses %p', (args, problem) => {
    expect(() => readOptions(args)).toThrow(DemoUsageError);
    expect(() => readOptions(args)).toThrow(problem);
  });
});
