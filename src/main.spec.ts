import { startLine } from './main.js';

describe('the line at the start', () => {
  it.each([
    [[], 'no vendor is configured, so nothing is sent'],
    [['email'], 'sends email'],
    [['email', 'sms'], 'sends email and sms'],
  ])('tells of vendors for %j', (sends, told) => {
    const line = startLine({ role: 'all', redisUrl: undefined }, { url: 'http://here', sends });

    expect(line).toBe(`dunwell is ready at http://here (role all, queue on PostgreSQL; ${told})`);
  });
});
