/** How people get in: a password and a second factor; and what guessing costs. */
import {
  codeAt,
  enrol,
  invited,
  PASSWORD,
  personAt,
  reads,
  signedIn,
  tokenIn,
} from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

let town: Town;
beforeAll(async () => {
  town = await startTown({
    at: '2026-05-02T12:00:00Z',
    works: false,
    house: null,
    env: { TRUST_PROXY: 'loopback' },
  });
});
afterAll(() => town.stop());

const later = (ms: number) => town.installation.clock.advance(ms);
describe('a second factor', () => {
  it('is needed by who approves or administers, before anything else', async () => {
    const person = await signedIn(town, 'nia', ['compliance']);
    expect((await person.ask('GET', '/v1/session')).body).toMatchObject({
      second_factor: 'needed',
      scopes: [],
    });
    expect((await person.ask('GET', '/v1/parties')).body['code']).toBe('second-factor-needed');
    const weak = person.jar.get('dunwell-session') ?? '';
    const { secret, offer, codes } = await enrol(town, person);
    expect(offer.body['uri']).toMatch(/^otpauth:\/\/totp\/Dunwell:nia\?/);
    expect(codes).toHaveLength(10);
    expect(await reads(person)).toBe(200);
    const old = personAt(town);
    old.jar.set('dunwell-session', weak);
    expect(await reads(old)).toBe(401);

    const fresh = personAt(town, 'nia');
    expect((await fresh.signIn()).body['code']).toBe('sign-in-failed');
    // The code that enrolled it was taken then.
    expect((await fresh.signIn({ code: codeAt(secret, town) })).status).toBe(401);
    later(30_000);
    const code = codeAt(secret, town);
    const both = await Promise.all([fresh.signIn({ code }), fresh.signIn({ code })]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 401]);
    later(60_000);
    expect((await fresh.signIn({ code: codeAt(secret, town, -3) })).status).toBe(401);
    const [recovery = ''] = codes;
    expect((await fresh.signIn({ code: recovery.toUpperCase() })).status).toBe(201);
    expect((await fresh.signIn({ code: recovery })).status).toBe(401);
  });

  it('is changed by nobody who only found the browser open', async () => {
    const person = await signedIn(town, 'oda', ['admin']);
    const { secret } = await enrol(town, person);
    const offer = (body: object) => person.ask('POST', '/v1/session/totp', { body });
    expect((await offer({ password: PASSWORD })).body['code']).toBe('proof-failed');
    expect((await offer({ password: 'wrong' })).body['code']).toBe('proof-failed');
    later(30_000);
    expect((await offer({ password: PASSWORD, code: codeAt(secret, town) })).status).toBe(200);
  });

  it('lost, is begun anew by an invitation that says so', async () => {
    const person = await signedIn(town, 'pia', ['compliance']);
    await enrol(town, person);
    const body = { reset_second_factor: true };
    const made = await town.ask('POST', '/v1/users/pia/invitation', { body });
    const token = tokenIn(String(made.body['link']));
    const taken = await town.ask('POST', '/v1/session/invitation', {
      key: null,
      body: { token, password: PASSWORD },
    });
    expect(taken.body).toMatchObject({ login: 'pia', second_factor: 'none' });
    expect((await personAt(town, 'pia').signIn()).body['second_factor']).toBe('needed');
  });

  it('and its beginning are on record', async () => {
    const rows = await town.rows<{ change: string }>(
      `select distinct convert_from(entry, 'UTF8')::jsonb -> 'body' ->> 'change' as change from record
        where kind = 'config.changed'`,
    );
    const changes = rows.map(({ change }) => change);
    expect(changes).toEqual(
      expect.arrayContaining(['user_invited', 'invitation_used', 'totp_enrolled']),
    );
  });
});

/** From addresses of its own each time, as a network of robots would. */
const guess = (login: string, more: object = {}, from = '203.0.113.7') =>
  town.ask('POST', '/v1/session', {
    key: null,
    body: { login, password: 'wrong', ...more },
    headers: { 'x-forwarded-for': from },
  });

/** So often that the next wait is longer than any machine is slow. */
async function tried(login: string, times: number): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (let tries = 0; tries < times; tries++) {
    const { status, body } = await guess(login, {}, `198.51.100.${tries}`);
    seen.push([status, body['code']]);
    later(120_000);
  }
  return seen;
}

describe('guessing', () => {
  it('slows down alike for a login that exists and one that does not', async () => {
    await invited(town, 'quinn', ['collector']);
    for (const login of ['quinn', 'nobody-at-all']) {
      const seen = await tried(login, 12);
      expect(new Set(seen.map(String))).toEqual(new Set(['401,sign-in-failed']));
      expect((await guess(login)).status).toBe(401);
      const early = await guess(login);
      expect([early.status, early.body['code']]).toEqual([429, 'too-many-tries']);
      expect(early.headers.get('retry-after')).toMatch(/^1[0-2]\d$/);
    }
  });

  it('at once counts each guess', async () => {
    await tried('rob', 12);
    const all = await Promise.all(Array.from({ length: 12 }, () => guess('rob', {}, '192.0.2.2')));

    expect(all.filter(({ status }) => status === 401)).toHaveLength(1);
    expect(all.filter(({ status }) => status === 429)).toHaveLength(11);
  });

  it('keeps nobody out of a browser that they have used, and waits at most a quarter of an hour', async () => {
    await invited(town, 'sam', ['collector']);
    const known = personAt(town, 'sam');
    await known.signIn();
    for (let tries = 0; tries < 16; tries++) {
      await guess('sam', {}, `203.0.113.${tries}`);
      later(600_000);
    }
    for (let tries = 0; tries < 3; tries++) await guess('sam', {}, '192.0.2.77');
    expect((await personAt(town, 'sam').signIn()).status).toBe(429);
    expect((await known.signIn()).status).toBe(201);
    // The mark of one is no mark of another.
    const mark = known.jar.get('dunwell-device') ?? '';
    const other = await guess('sam-2', {}, '192.0.2.78');
    expect([mark.length > 40, other.status]).toEqual([true, 401]);
    // Nor is each spelling of it a mark of its own, with tries of its own.
    known.jar.set('dunwell-device', `${mark}.1`);
    expect((await known.signIn()).status).toBe(429);
    later(15 * 60_000);
    expect((await personAt(town, 'sam').signIn()).status).toBe(201);
  });

  it('at many logins from one address slows down too', async () => {
    const all = await Promise.all(
      Array.from({ length: 45 }, (_, n) => guess(`user-${n}`, {}, '192.0.2.99')),
    );
    const failed = all.filter(({ status }) => status === 401).length;

    // Thirty at once, then one after each wait, which doubles.
    expect(failed).toBeGreaterThan(30);
    expect(failed).toBeLessThan(40);
  });

  it('takes as long whether the login exists, the password is right, or the tenant is known', async () => {
    await invited(town, 'tess', ['compliance']);
    const person = personAt(town, 'tess');
    await person.signIn();
    await enrol(town, person);
    const bodies = {
      wrong: { login: 'tess' },
      'no code': { login: 'tess', password: PASSWORD },
      nobody: { login: 'nobody-here' },
      'no tenant': { login: 'tess', tenant: 'elsewhere' },
    };
    const measured = async () => {
      const times: Record<string, number[]> = {};
      for (let round = 0; round < 6; round++)
        for (const [name, body] of Object.entries(bodies)) {
          await town.rows('delete from sign_in_try');
          const begun = performance.now();
          const { body: answer } = await guess('', body, `198.51.100.${round}`);
          (times[name] ??= []).push(performance.now() - begun);
          expect(answer['code']).toBe('sign-in-failed');
        }
      // The quickest of each: what the work costs, without what else the machine did.
      return Object.values(times).map((each) => Math.min(...each));
    };
    let best = await measured();
    // A busy machine: a difference that is there shows each time.
    for (let again = 0; again < 4 && Math.max(...best) > Math.min(...best) * 2; again++)
      best = await measured();
    expect(Math.max(...best)).toBeLessThan(Math.min(...best) * 2);
    // And only at a tick.
    expect(Math.min(...best)).toBeGreaterThan(49);
  });
});
