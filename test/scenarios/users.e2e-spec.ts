/** Users and keys over HTTP: within the roles, never for oneself, always on record. */
import { startTown, type Town } from '../support/town.js';

let town: Town;
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
