/** Requests that never reach a door: broken JSON, too much of it, addresses that do not exist. */
import type { Ask } from '../support/app.js';
import { sizesOf, startPortfolio, withBorrowers, type PortfolioApp } from '../support/portfolio.js';

let app: PortfolioApp;
beforeAll(async () => {
  app = await withBorrowers(await startPortfolio());
});
afterAll(async () => {
  await app.stop();
});

describe('a request that cannot be read', () => {
  it.each<[string, Ask, number, string]>([
    [
      'JSON that stops in the middle',
      { raw: '{"external_id": "X", "name": "Wilh' },
      400,
      'malformed-json',
    ],
    ['text that is no JSON', { raw: 'hello' }, 400, 'malformed-json'],
    ['no body', {}, 400, 'validation-failed'],
    [
      'a body of 10 MB',
      { raw: JSON.stringify({ name: 'x'.repeat(10_000_000) }) },
      413,
      'body-too-large',
    ],
    [
      'an unknown character set',
      { raw: '{}', headers: { 'content-type': 'application/json; charset=latin-9' } },
      415,
      'unsupported-media-type',
    ],
    ['a form', { raw: 'a=b', headers: { 'content-type': 'text/plain' } }, 400, 'validation-failed'],
  ])('for %s is answered with what to do', async (_, ask, status, code) => {
    const before = await sizesOf(app);

    const reply = await app.ask('POST', '/v1/parties', ask);

    expect(reply).toMatchObject({ status, body: { code, errors: expect.anything() } });
    expect(JSON.stringify(reply.body)).not.toContain('Wilh');
    expect(await sizesOf(app)).toEqual(before);
  });

  it('says how large a body may be', async () => {
    const { body } = await app.ask('POST', '/v1/parties', { raw: `"${'x'.repeat(6_000_000)}"` });

    expect(body['detail']).toContain('5 MB');
  });

  it.each<[string, string, number, string]>([
    ['GET', '/v1/nothing', 404, 'route-not-found'],
    ['DELETE', '/v1/parties/P-1', 404, 'route-not-found'],
    ['GET', '/v1/parties/P-9', 404, 'not-found'],
    ['GET', '/v1/parties/%E0%A4%A', 400, 'bad-request'],
    ['GET', '/v1/parties?limit=0', 400, 'validation-failed'],
    ['GET', '/v1/parties?limit=ten', 400, 'validation-failed'],
    ['GET', '/v1/parties?offset=10', 400, 'validation-failed'],
    ['GET', `/v1/parties?starting_after=deb_${'0'.repeat(32)}`, 400, 'validation-failed'],
    ['GET', `/v1/parties/pty_${'0'.repeat(32)}`, 404, 'not-found'],
  ])('%s %s is answered with %i', async (method, path, status, code) => {
    expect(await app.ask(method, path)).toMatchObject({ status, body: { code } });
  });
});
