import { withoutValues } from './nest-log.js';

describe('a line of the framework', () => {
  it.each([
    ['Unsupported route path: "/v1/ada"', 'Unsupported route path: …'],
    ['mail to ada@example.com failed', 'mail to … failed'],
    ['called +44 7700 900-123 twice', 'called … twice'],
    ['bearer dwk_1_abcdefghijklmnopqrstuvwxyz', 'bearer …'],
    ['Nest application successfully started', 'Nest application successfully started'],
  ])('%j is told as %j', (said, told) => {
    expect(withoutValues(said)).toBe(told);
  });
});
