/** Users and keys over HTTP: within the roles, never for oneself, always on record. */
import { SCOPES } from '../../src/platform/access/scopes.js';
import { invited, PASSWORD, personAt, tokenIn } from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
const later = (ms: number) => town.installation.clock.advance(ms);

beforeAll(async () => {
  town = await startTown({ at: '2026-05-02T12:00:00Z', works: false, house: null });
});
afterAll(async () => {
  await town.stop();
});

const put = (login: string, roles: string[]) =>
  town.ask('PUT', `/v1/users/${login}`, { body: { roles } });
const keyOf = (login: string, scopes: string[]) =>
  town.ask('POST', `/v1/users/${login}/keys`, { body: { scopes, label: 'A story' } });

async function changes(): Promise<unknown[]> {
  const rows = await town.rows<{ body: { change: string } }>(
    `select convert_from(entry, 'UTF8')::jsonb -> 'body' as body from record
      where kind = 'config.changed' order by id`,
  );
  return rows.map(({ body }) => body.change).filter((change) => /^(user|key)_/.test(change));
}

describe('users and keys', () => {
  it('are made, used, revoked and disabled, and each change is a record', async () => {
    expect(await put('ann', ['collector'])).toMatchObject({
      status: 200,
      body: { login: 'ann', roles: ['collector'], disabled_at: null },
    });
    const first = await keyOf('ann', ['portfolio:read']);
    const second = await keyOf('ann', ['portfolio:read']);
    const reads = (made: typeof first) =>
      town.ask('GET', '/v1/parties', { key: String(made.body['key']) });
    expect([first.status, (await reads(first)).status]).toEqual([201, 200]);

    const path = `/v1/users/ann/keys/${String(first.body['id'])}/revoke`;
    expect((await town.ask('POST', path)).status).toBe(200);
    expect((await town.ask('POST', path)).status).toBe(200);
    town.installation.clock.advance(5_000);
    expect([(await reads(first)).status, (await reads(second)).status]).toEqual([401, 200]);

    expect((await town.ask('POST', '/v1/users/ann/disable')).status).toBe(200);
    town.installation.clock.advance(5_000);
    expect((await reads(second)).status).toBe(401);
    expect(await changes()).toEqual([
      'user_roles',
      'key_added',
      'key_added',
      'key_revoked',
      'user_disabled',
    ]);
  });

  it('show a key once and never again', async () => {
    await put('bea', ['auditor']);
    const made = await keyOf('bea', ['evidence:read']);
    const listed = await town.ask('GET', '/v1/users/bea/keys');

    expect(made.body['key']).toMatch(/^dwk_1_/);
    expect(listed.body['data']).toMatchObject([{ id: made.body['id'], label: 'A story' }]);
    expect(JSON.stringify(listed.body)).not.toContain('dwk_');
  });

  it('stay within the roles, and nobody changes themselves', async () => {
    await put('col', ['collector']);
    expect((await keyOf('col', ['policies:write'])).status).toBe(422);
    for (const own of [
      await put('everything', ['auditor']),
      await town.ask('POST', '/v1/users/everything/disable'),
    ])
      expect(own).toMatchObject({ status: 403, body: { code: 'four-eyes' } });
    expect((await keyOf('nobody', ['calls:work'])).status).toBe(404);
  });
});

describe('an invitation', () => {
  it('lets its holder choose a password, once', async () => {
    const token = await invited(town, 'una', ['collector']);
    const again = { token, password: PASSWORD };
    const second = await town.ask('POST', '/v1/session/invitation', { key: null, body: again });
    expect(second).toMatchObject({ status: 410, body: { code: 'invitation-over' } });

    const reply = await personAt(town, 'una').signIn();
    expect(reply).toMatchObject({
      status: 201,
      body: {
        tenant: 'default',
        user: { login: 'una' },
        roles: ['collector'],
        second_factor: 'none',
      },
    });
    expect(reply.headers.getSetCookie().join()).toMatch(
      /dunwell-session=dws_1_[\w-]{43}; .*HttpOnly; SameSite=Strict/,
    );
    const [kept] = await town.rows(
      "select i.password_hash from sign_in i join app_user u on u.id = i.user_id where u.login = 'una'",
    );
    expect(kept?.['password_hash']).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('ends after three days, and by a later one', async () => {
    await town.ask('PUT', '/v1/users/late', { body: { roles: ['collector'] } });
    const make = async () =>
      tokenIn(
        String((await town.ask('POST', '/v1/users/late/invitation', { body: {} })).body['link']),
      );
    const take = async (token: string) => {
      const body = { token, password: PASSWORD };
      return (await town.ask('POST', '/v1/session/invitation', { key: null, body })).status;
    };
    const [first, second] = [await make(), await make()];
    expect(await take(first)).toBe(410);
    later(3 * 86_400_000);
    expect(await take(second)).toBe(410);
    const third = await make();
    const both = await Promise.all([take(third), take(third)]);
    expect(both.toSorted((a, b) => a - b)).toEqual([200, 410]);
  });

  it.each([
    ['short', 'has 5 characters; at least 12 are needed'],
    ['password12345', 'is guessed soon: it is common, or follows a pattern'],
    ['weak-one-weak-one', 'is little more than the login'],
  ])('refuses the password %s', async (password, detail) => {
    await town.ask('PUT', '/v1/users/weak-one', { body: { roles: ['collector'] } });
    const made = await town.ask('POST', '/v1/users/weak-one/invitation', { body: {} });
    const body = { token: tokenIn(String(made.body['link'])), password };
    const reply = await town.ask('POST', '/v1/session/invitation', { key: null, body });

    expect(reply).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/password', detail }] },
    });
  });

  it('makes two persons one for four eyes, until another one is used', async () => {
    const keys: Record<string, string> = {};
    for (const login of ['maker', 'friend', 'third'])
      keys[login] = await town.keyWith(SCOPES, login);
    const as = (login: string, path: string, body: object) =>
      town.ask('POST', path, { key: keys[login] ?? null, body });
    const invite = async (login: string, by: string) => {
      const { body } = await as(by, `/v1/users/${login}/invitation`, {});
      const taken = { token: tokenIn(String(body['link'])), password: PASSWORD };
      await town.ask('POST', '/v1/session/invitation', { key: null, body: taken });
      later(1_000);
    };
    let made = 0;
    const approved = async () => {
      const said = { facts: [], statement: 'Nothing is stated.', reason: 'Why not.' };
      const version = `v-${(made += 1)}`;
      const { body } = await as('maker', '/v1/declarations', { version, ...said });
      return (await as('friend', `/v1/declarations/${String(body['id'])}/approve`, {})).status;
    };
    expect(await approved()).toBe(200);
    await invite('friend', 'maker');
    expect(await approved()).toBe(403);
    await invite('friend', 'third');
    expect(await approved()).toBe(200);
  });
});
