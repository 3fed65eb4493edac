/** A person with a browser: cookies that it keeps as browsers do, and an authenticator. */
import { randomBytes } from 'node:crypto';
import { TOTP } from 'otpauth';
import { addUser } from '../../src/platform/access/access.repository.js';
import { setPassword } from '../../src/platform/access/credential.repository.js';
import type { Role } from '../../src/platform/access/scopes.js';
import { openSession } from '../../src/platform/access/session.repository.js';
import { iso } from '../../src/platform/clock.js';
import { DEFAULT_TENANT } from '../../src/platform/installation.js';
import type { Reply, TestApp } from './app.js';

export const PASSWORD = 'trellis mango forty-two';

export interface Person {
  /** What the browser would send now. */
  readonly jar: Map<string, string>;
  /** The one of the session that was seen last. */
  csrf: string;
  ask(method: string, path: string, more?: Asked): Promise<Reply>;
  signIn(more?: { login?: string; password?: string; code?: string }): Promise<Reply>;
}

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** False leaves out what our pages send along. */
  readonly ours?: boolean;
}

export function personAt(app: TestApp, login = ''): Person {
  const jar = new Map<string, string>();
  const person: Person = {
    jar,
    csrf: '',
    ask: async (method, path, { body, headers = {}, ours = true } = {}) => {
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const own = ours ? { origin: app.url, 'x-csrf-token': person.csrf } : {};
      const reply = await app.ask(method, path, {
        key: null,
        ...(body === undefined ? {} : { body }),
        headers: { ...(cookie === '' ? {} : { cookie }), ...own, ...headers },
      });
      keep(jar, reply.headers.getSetCookie());
      if (typeof reply.body['csrf_token'] === 'string') person.csrf = reply.body['csrf_token'];
      return reply;
    },
    signIn: (more = {}) =>
      person.ask('POST', '/v1/session', { body: { login, password: PASSWORD, ...more } }),
  };
  return person;
}

function keep(jar: Map<string, string>, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') jar.delete(name);
    else jar.set(name, value);
  }
}

/** Makes the user, and takes the invitation. */
export async function invited(app: TestApp, login: string, roles: string[]): Promise<string> {
  await app.ask('PUT', `/v1/users/${login}`, { body: { roles } });
  const made = await app.ask('POST', `/v1/users/${login}/invitation`, { body: {} });
  const token = tokenIn(String(made.body['link']));
  const body = { token, password: PASSWORD };
  const taken = await app.ask('POST', '/v1/session/invitation', { key: null, body });
  if (taken.status !== 200) throw new Error(JSON.stringify(taken.body));
  return token;
}

/** A new user with a password, in a browser of their own. */
export async function signedIn(
  app: TestApp,
  login: string,
  roles: string[] = ['collector'],
): Promise<Person> {
  await invited(app, login, roles);
  const person = personAt(app, login);
  const { status, body } = await person.signIn();
  if (status !== 201) throw new Error(JSON.stringify(body));
  return person;
}

/** How the service answers a request that any role may make. */
export async function reads(person: Person): Promise<number> {
  return (await person.ask('GET', '/v1/parties')).status;
}

export function tokenIn(link: string): string {
  return /#token=(dwi_1_[\w-]{43})&/.exec(link)?.[1] ?? '';
}

export function codeAt(secret: string, app: TestApp, steps = 0): string {
  const timestamp = app.installation.clock.local() + steps * 30_000;
  return new TOTP({ secret, digits: 6, period: 30 }).generate({ timestamp });
}

/** Gives a signed-in person an authenticator; answers its secret and the recovery codes. */
export async function enrol(app: TestApp, person: Person) {
  const offer = await person.ask('POST', '/v1/session/totp', { body: { password: PASSWORD } });
  const secret = String(offer.body['secret']);
  const body = { code: codeAt(secret, app) };
  const confirmed = await person.ask('POST', '/v1/session/totp/confirm', { body });
  await person.ask('GET', '/v1/session');
  return { secret, offer, confirmed, codes: confirmed.body['codes'] as string[] };
}

/**
 * The token of a session of a new user, who has a second factor if the roles need one. Without a password: pages are
 * tried by the dozen, and an argon2id for each would cost more than they do.
 */
export async function sessionToken(
  app: TestApp,
  roles: readonly Role[],
  login = `${roles.join('-')}-${randomBytes(4).toString('hex')}`,
): Promise<string> {
  const { database, keys } = app.installation;
  return database.tx(DEFAULT_TENANT, async (tx) => {
    const { id: user_id } = await addUser(tx, { login, roles });
    await setPassword(tx, user_id, 'none that fits');
    await tx.query(
      "update sign_in set totp_at = $3, totp_secret = '\\x00' where tenant = $1 and user_id = $2",
      [tx.tenant, user_id, iso(tx.at)],
    );
    const seenFrom = { agent: 'a test', address: '127.0.0.1' };
    return (await openSession(tx, keys, { user_id, seenFrom })).token;
  });
}
