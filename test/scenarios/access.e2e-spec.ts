/** Who gets in, how far, and how soon a door closes. */
import { Controller, Get, Module, Req } from '@nestjs/common';
import type { Request } from 'express';
import {
  AccessError,
  addKey,
  addUser,
  disableUser,
  revokeKey,
} from '../../src/platform/access/access.repository.js';
import { Public, Scopes } from '../../src/platform/access/api-key.guard.js';
import { Allowances } from '../../src/platform/access/allowances.js';
import { principalOf } from '../../src/platform/access/principal.js';
import { uuid7 } from '../../src/platform/ids.js';
import { DEFAULT_TENANT } from '../../src/platform/installation.js';
import { Settings } from '../../src/platform/platform.module.js';
import { startApp, type TestApp } from '../support/app.js';

const QUOTA = 200;

@Controller('doors')
class Doors {
  @Get('portfolio')
  @Scopes(['portfolio:read'])
  portfolio(@Req() request: Request) {
    const { login, tenant } = principalOf(request);
    return { login, tenant };
  }

  @Get('both')
  @Scopes(['portfolio:read', 'personal:read'])
  both() {
    return { open: true };
  }

  @Get('public')
  @Public(true)
  public() {
    return { open: true };
  }

  @Get('forgotten')
  forgotten() {
    return { open: true };
  }
}

@Module({ controllers: [Doors] })
class DoorsModule {}

describe('the API key guard', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp([DoorsModule], { env: { REQUESTS_PER_MINUTE: String(QUOTA) } });
  });
  afterAll(async () => {
    await app.stop();
  });

  const tx = <T>(work: Parameters<typeof app.installation.database.tx<T>>[1]) =>
    app.installation.database.tx(DEFAULT_TENANT, work);

  const ask = (key: string) => app.ask('GET', '/doors/portfolio', { key });
  const process = () =>
    new Allowances(app.installation.database, app.installation.clock, app.app.get(Settings));

  it('lets in a key that has the scope and says who it is', async () => {
    const key = await app.keyWith(['portfolio:read'], 'ada');

    const reply = await app.ask('GET', '/doors/portfolio', { key });

    expect(reply).toMatchObject({ status: 200, body: { login: 'ada', tenant: 1 } });
  });

  it.each([
    ['no key', null],
    ['a word', 'hello'],
    ['a key nobody has', `dwk_1_${'A'.repeat(43)}`],
    ['a key of a tenant that does not exist', `dwk_77_${'A'.repeat(43)}`],
  ])('refuses %s, always in the same words', async (_, key) => {
    const reply = await app.ask('GET', '/doors/portfolio', { key });

    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
    expect(reply.headers.get('content-type')).toContain('application/problem+json');
    expect(reply.body).toEqual({
      type: '/problems/unauthenticated',
      title: 'No valid API key, and nobody signed in',
      status: 401,
      detail: 'the request carries no valid API key and no open session',
      instance: '/doors/portfolio',
      code: 'unauthenticated',
      request_id: expect.stringMatching(/^req_[0-9a-f]{32}$/),
    });
  });

  it('asks for every scope of a route and names them', async () => {
    const key = await app.keyWith(['portfolio:read']);

    const reply = await app.ask('GET', '/doors/both', { key });

    expect(reply).toMatchObject({
      status: 403,
      body: { code: 'forbidden', required_scopes: ['portfolio:read', 'personal:read'] },
    });
  });

  it('opens a public route to anybody, and a route that names no scope to nobody', async () => {
    expect(await app.ask('GET', '/doors/public', { key: null })).toMatchObject({ status: 200 });
    expect(await app.ask('GET', '/doors/forgotten')).toMatchObject({ status: 403 });
  });

  it('keeps a revoked key out within five seconds', async () => {
    const { id, key } = await tx(async (t) =>
      addKey(t, { login: 'everything', scopes: ['portfolio:read'] }),
    );
    await app.ask('GET', '/doors/portfolio', { key });
    await tx((t) => revokeKey(t, id));

    app.installation.clock.advance(5_000);

    expect(await app.ask('GET', '/doors/portfolio', { key })).toMatchObject({ status: 401 });
  });

  it('keeps out every key of a disabled user', async () => {
    const key = await app.keyWith(['portfolio:read'], 'bob');
    await tx((t) => disableUser(t, 'bob'));

    expect(await app.ask('GET', '/doors/portfolio', { key })).toMatchObject({ status: 401 });
  });

  it('binds keys to the roles their user has today', async () => {
    const key = await app.keyWith(['portfolio:read', 'personal:read'], 'cy');
    await tx((t) => addUser(t, { login: 'cy', roles: ['auditor'] }));

    expect(await app.ask('GET', '/doors/both', { key })).toMatchObject({ status: 403 });
    expect(await app.ask('GET', '/doors/portfolio', { key })).toMatchObject({ status: 200 });
  });

  it('makes no key beyond what the roles permit, and none for a stranger', async () => {
    await tx((t) => addUser(t, { login: 'col', roles: ['collector'] }));
    const asked = (login: string, scope: string) =>
      tx((t) => addKey(t, { login, scopes: [scope] }));

    await expect(asked('col', 'review:decide')).rejects.toThrow('do not permit `review:decide`');
    await expect(asked('col', 'everything')).rejects.toThrow(AccessError);
    await expect(asked('nobody', 'calls:work')).rejects.toThrow('no active user `nobody`');
  });

  describe('counts requests', () => {
    beforeEach(() => app.installation.clock.set('2026-03-10T13:05:10Z'));

    it('of a key, says how many are left, and refuses what is too much until the minute is over', async () => {
      const key = await app.keyWith(['portfolio:read']);
      const first = await ask(key);
      expect(first.headers.get('ratelimit-policy')).toBe('"minute";q=200;w=60');
      expect(first.headers.get('ratelimit')).toMatch(/^"minute";r=199;t=[45]\d$/);

      const replies = await Promise.all(Array.from({ length: QUOTA + 9 }, () => ask(key)));
      const refused = replies.filter(({ status }) => status === 429);
      expect(refused).toHaveLength(10);
      expect(refused[0]?.body).toMatchObject({ code: 'too-many-requests' });
      expect(refused[0]?.headers.get('retry-after')).toMatch(/^[2-5]\d$/);
      expect((await ask(await app.keyWith(['portfolio:read']))).status).toBe(200);
      app.installation.clock.advance(60_000);
      expect((await ask(key)).status).toBe(200);
    });

    it('over all processes, and never one too many', async () => {
      const who = somebody();
      const [a, b] = [process(), process()];
      const asked = Array.from({ length: 2 * QUOTA }, (_, i) => (i % 2 ? a : b).take(who));
      expect(await taken(asked)).toBe(QUOTA);
      expect(await process().take(who)).toMatchObject({ isEnough: false, remaining: 0 });
    });

    it('anew when a clock that was far ahead is set right', async () => {
      const who = somebody();
      app.installation.clock.set('2027-03-10T13:05:10Z');
      const one = process();
      expect(await taken(Array.from({ length: QUOTA + 1 }, () => one.take(who)))).toBe(QUOTA);
      app.installation.clock.set('2026-03-10T13:05:10Z');
      expect(await one.take(who)).toMatchObject({ isEnough: true, remaining: QUOTA - 1 });
    });
  });
});

function somebody() {
  return { tenant: 1, api_key_id: null, user_id: uuid7(Date.now()) };
}

async function taken(asked: ReturnType<Allowances['take']>[]): Promise<number> {
  return (await Promise.all(asked)).filter((allowance) => allowance?.isEnough).length;
}
