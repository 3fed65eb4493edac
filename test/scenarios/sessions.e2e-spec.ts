/** Sessions of people: what they may do, what keeps others out of them, and when they end. */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { credentialOf } from '../../src/platform/access/credential.repository.js';
import { invited, PASSWORD, personAt, reads, signedIn } from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({ at: '2026-05-02T12:00:00Z', works: false, house: null });
});
afterAll(() => town.stop());

const later = (ms: number) => town.installation.clock.advance(ms);
describe('a session', () => {
  it('may what the roles permit, and is recorded as its user', async () => {
    const person = await signedIn(town, 'bea', ['operations']);
    const body = { scope: 'channel', value: 'sms', reason: 'Trouble.' };
    expect((await person.ask('POST', '/v1/pauses', { body })).status).toBe(201);
    expect((await person.ask('GET', '/v1/users')).body['code']).toBe('forbidden');
    expect((await person.ask('GET', '/v1/session')).body['scopes']).toContain('pauses:write');
  });

  it('repeats a request under the same key after a new sign-in, without a second effect', async () => {
    const person = await signedIn(town, 'rita', ['operations']);
    const body = { scope: 'channel', value: 'email', reason: 'Once.' };
    const headers = { 'idempotency-key': 'over-two-sessions' };
    const first = await person.ask('POST', '/v1/pauses', { body, headers });
    await person.ask('DELETE', '/v1/session');
    expect((await person.ask('POST', '/v1/pauses', { body, headers })).status).toBe(401);
    await person.signIn();
    const second = await person.ask('POST', '/v1/pauses', { body, headers });

    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.body['id']).toBe(first.body['id']);
  });

  it('changes nothing for another site, nor without its own token', async () => {
    const person = await signedIn(town, 'cas', ['operations']);
    const body = { scope: 'channel', value: 'call', reason: 'Trouble.' };
    const pause = (headers: Record<string, string>) =>
      person.ask('POST', '/v1/pauses', { body, headers, ours: false });
    const token = { 'x-csrf-token': person.csrf };
    const origin = { origin: town.url };
    for (const headers of [
      {},
      token,
      origin,
      { ...origin, 'x-csrf-token': 'x'.repeat(43) },
      { ...token, origin: 'https://evil.example' },
      { ...token, origin: 'null' },
      { ...token, ...origin, 'sec-fetch-site': 'cross-site' },
      { ...token, ...origin, 'sec-fetch-site': 'same-site' },
    ])
      expect([headers, (await pause(headers)).body['code']]).toEqual([headers, 'foreign-request']);
    expect((await pause({ ...token, ...origin, 'sec-fetch-site': 'same-origin' })).status).toBe(
      201,
    );
    const foreign = { origin: 'https://evil.example' };
    const forged = await person.ask('POST', '/v1/session', {
      body: { login: 'cas', password: PASSWORD },
      headers: foreign,
    });
    expect(forged.body['code']).toBe('foreign-request');
  });

  it('ends after half an hour without a request, and half a day in any case', async () => {
    const person = await signedIn(town, 'dan');
    later(29 * 60_000);
    expect(await reads(person)).toBe(200);
    later(29 * 60_000);
    const background = { headers: { 'x-background': 'true' } };
    expect((await person.ask('GET', '/v1/parties', background)).status).toBe(200);
    later(2 * 60_000);
    expect(await reads(person)).toBe(401);

    // What is done counts as well in the very second in which the page has asked by itself.
    await person.signIn();
    later(29 * 60_000);
    expect((await person.ask('GET', '/v1/parties', background)).status).toBe(200);
    expect(await reads(person)).toBe(200);
    later(29 * 60_000);
    expect(await reads(person)).toBe(200);
    later(31 * 60_000);

    await person.signIn();
    for (let quarters = 0; quarters < 47; quarters++) {
      later(15 * 60_000);
      expect(await reads(person)).toBe(200);
    }
    later(15 * 60_000);
    expect(await reads(person)).toBe(401);
    // What has run out stays so.
    later(-20 * 60_000);
    expect(await reads(person)).toBe(401);
  });

  it('ends when the clock is set back', async () => {
    const person = await signedIn(town, 'eve');
    later(-60_000);
    expect(await reads(person)).toBe(200);
    later(-3_600_000);
    expect(await reads(person)).toBe(401);
    later(3_660_000);
    expect(await reads(person)).toBe(401);
  });

  it('ends when its user is disabled, loses a role, signs out or changes the password', async () => {
    const disabled = await signedIn(town, 'fay');
    const poorer = await signedIn(town, 'gus', ['collector', 'operations']);
    const left = await signedIn(town, 'hal');
    const changed = await signedIn(town, 'ivy');
    const other = personAt(town, 'ivy');
    await other.signIn();
    await town.ask('POST', '/v1/users/fay/disable');
    await town.ask('PUT', '/v1/users/gus', { body: { roles: ['collector'] } });
    const old = new Map(left.jar);
    await left.ask('DELETE', '/v1/session');
    expect(left.jar.has('dunwell-session')).toBe(false);
    const before = new Map(changed.jar);
    const body = { password: PASSWORD, new_password: 'copper lantern thirty-three' };
    expect((await changed.ask('PUT', '/v1/session/password', { body })).status).toBe(200);
    later(3_000);

    expect(await reads(changed)).toBe(200);
    for (const [name, value] of old) left.jar.set(name, value);
    const stale = personAt(town, 'ivy');
    for (const [name, value] of before) stale.jar.set(name, value);
    const statuses = [];
    for (const person of [disabled, poorer, left, other, stale]) statuses.push(await reads(person));
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    expect((await personAt(town, 'fay').signIn()).body['code']).toBe('sign-in-failed');
    expect((await other.signIn()).body['code']).toBe('sign-in-failed');
  });

  it('is not opened by the password that is being changed meanwhile', async () => {
    await invited(town, 'ray', ['collector']);
    const changing = new pg.Client(town.databaseUrl);
    await changing.connect();
    await changing.query(`begin; select from app_user where login = 'ray' for update`);
    await changing.query(
      `update sign_in set password_hash = 'changed' where user_id = (select id from app_user where login = 'ray')`,
    );
    const seen = town.installation.database.tx(1, (tx) => credentialOf(tx, { login: 'ray' }, true));
    await sleep(300);
    await changing.query('commit');
    await changing.end();
    expect((await seen)?.password_hash).toBe('changed');
  });

  it('is a new one at each sign-in, and the one before is over', async () => {
    const person = await signedIn(town, 'jay');
    const planted = person.jar.get('dunwell-session') ?? '';
    await person.signIn();
    expect(person.jar.get('dunwell-session')).not.toBe(planted);
    const thief = personAt(town);
    thief.jar.set('dunwell-session', planted);
    expect(await reads(thief)).toBe(401);
    // One that nobody was given is nobody's.
    thief.jar.set('dunwell-session', `dws_1_${'A'.repeat(43)}`);
    expect(await reads(thief)).toBe(401);
  });

  it('is listed to its user, who can end it; to nobody else', async () => {
    const person = await signedIn(town, 'kim');
    const elsewhere = personAt(town, 'kim');
    await elsewhere.signIn();
    const other = await signedIn(town, 'leo');
    const listed = (await person.ask('GET', '/v1/sessions')).body['data'] as {
      id: string;
      is_this: boolean;
    }[];
    expect(listed.map(({ is_this }) => is_this)).toEqual([false, true]);
    const path = `/v1/sessions/${listed[0]?.id ?? ''}`;
    expect((await other.ask('DELETE', path)).status).toBe(404);
    expect((await person.ask('DELETE', path)).status).toBe(204);
    later(3_000);
    expect([await reads(elsewhere), await reads(person)]).toEqual([401, 200]);
  });

  it('leaves no secret in the tables', async () => {
    const person = await signedIn(town, 'mia');
    const token = (person.jar.get('dunwell-session') ?? '').slice(6);
    const tables = ['session', 'sign_in', 'invitation', 'sign_in_try'];
    for (const table of tables) {
      const text = JSON.stringify(await town.rows(`select * from ${table}`));
      expect([text.includes(token), text.includes(PASSWORD)]).toEqual([false, false]);
    }
  });
});
