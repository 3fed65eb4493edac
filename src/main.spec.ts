import { startLine } from './main.js';

describe('the line at the start', () => {
  it.each([
    [[], 'no vendor is configured, so nothing is sent'],
    [['email'], 'sends email'],
    [['email', 'sms'], 'sends email and sms'],
  ])('tells of vendors for %j', (sends, told) => {
    const config = { role: 'all', redisUrl: undefined, publicUrl: 'https://there' } as const;
    const line = startLine(config, { url: 'http://here', sends });

    expect(line).toBe(`dunwell is ready at http://here (role all, queue on PostgreSQL; ${told})`);
  });

  it('says what is missing as long as nobody said how borrowers reach us', () => {
    const config = { role: 'worker', redisUrl: undefined, publicUrl: undefined } as const;

    expect(startLine(config, { url: 'http://here', sends: ['email'] })).toContain('`PUBLIC_URL`');
    expect(startLine(config, { url: 'http://here', sends: [] })).not.toContain('`PUBLIC_URL`');
  });
});
