/**
 * Who may use which route: a committed table of roles and routes, and a real request for every cell.
 *
 * A key here holds all that its user's role permits, so the table tells the most that a role can do.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { addKey, addUser } from '../../src/platform/access/access.repository.js';
import { permitted, ROLES, type Role } from '../../src/platform/access/scopes.js';
import { DEFAULT_TENANT } from '../../src/platform/installation.js';
import { routesOf, type Route } from '../support/routes.js';
import { personAt, sessionToken, type Person } from '../support/person.js';
import { startTown, type Town } from '../support/town.js';

const FILE = new URL('permissions.txt', import.meta.url);
const NAMES = Object.keys(ROLES) as Role[];
const HOW =
  'a route or a role has changed: run this test with UPDATE=1, read the diff of test/scenarios/permissions.txt, and commit it';

const OWN = 'a session of one’s own: no key opens it, every role that is signed in does';

let town: Town;
let routes: Route[];
const keys = new Map<Role, string>();
const people = new Map<Role, Person>();
beforeAll(async () => {
  town = await startTown({ at: '2026-05-02T12:00:00Z', works: false });
  routes = routesOf(town.app);
  await town.installation.database.tx(DEFAULT_TENANT, async (tx) => {
    for (const role of NAMES) {
      const login = `one-${role}`;
      await addUser(tx, { login, roles: [role] });
      keys.set(role, (await addKey(tx, { login, scopes: [...permitted([role])] })).key);
    }
  });
});
afterAll(async () => {
  await town.stop();
});

function may(role: Role, { scopes, isOwn }: Route): boolean {
  if (isOwn) return false;
  const allowed = permitted([role]);
  return scopes === undefined || (scopes.length > 0 && scopes.every((each) => allowed.has(each)));
}

function table(): string {
  const width = Math.max(...routes.map(({ path }) => path.length)) + 9;
  const head = `${''.padEnd(width)}${NAMES.map((name) => name.padEnd(12)).join('')}needs`;
  const rows = routes.map((route) => {
    const marks = NAMES.map((role) => (may(role, route) ? '✓' : '–').padEnd(12)).join('');
    const needs = route.scopes === undefined ? 'nothing: public' : route.scopes.join(' ');
    return (
      `${route.method.padEnd(8)}${route.path}`.padEnd(width) + marks + (route.isOwn ? OWN : needs)
    );
  });
  return [head, ...rows, ''].join('\n');
}

/** No such thing, and nothing asked for: whoever is let in is told so, and nothing is changed. */
async function answerTo(role: Role, { method, path }: Route) {
  const key = keys.get(role) ?? null;
  const address = path.replaceAll(/:\w+/g, 'nothing-such');
  const body = method === 'GET' ? {} : { body: {} };
  const { status, body: answer } = await town.ask(method, address, { key, ...body });
  return { status, code: answer['code'] };
}

async function personOf(role: Role): Promise<Person> {
  const person = personAt(town);
  person.jar.set('dunwell-session', await sessionToken(town, [role]));
  await person.ask('GET', '/v1/session');
  return person;
}

async function answerToPerson(role: Role, { method, path }: Route) {
  const address = path.replaceAll(/:\w+/g, 'nothing-such');
  const person = people.get(role) ?? (await personOf(role));
  people.set(role, person);
  const body = method === 'GET' ? {} : { body: {} };
  const { status, body: answer } = await person.ask(method, address, body);
  if (status === 204) people.delete(role);
  return { status, code: answer['code'] };
}

describe('the matrix of permissions', () => {
  it('is the one committed', () => {
    const made = table();
    if (process.env['UPDATE'] === '1') writeFileSync(FILE, made);
    const differs = made === readFileSync(FILE, 'utf8') ? 'nothing' : HOW;

    expect(differs).toBe('nothing');
  });

  it('leaves no route open to nobody', () => {
    expect(routes.filter(({ scopes, isOwn }) => scopes?.length === 0 && !isOwn)).toEqual([]);
  });

  it.each(NAMES)('is what %s meets at every guarded route', async (role) => {
    const guarded = routes.filter(({ scopes }) => scopes !== undefined);
    expect(guarded.length).toBeGreaterThan(40);

    const wrong: unknown[] = [];
    for (const route of guarded) {
      const { status, code } = await answerTo(role, route);
      const refused = status === 403 && code === (route.isOwn ? 'session-needed' : 'forbidden');
      if (refused === may(role, route) || status === 401 || status >= 500)
        wrong.push({ ...route, status, code });
    }
    expect(wrong).toEqual([]);
  });

  it.each(NAMES)('is what a person meets who signed in as %s', async (role) => {
    const wrong: unknown[] = [];
    for (const route of routes.filter(({ scopes }) => scopes !== undefined)) {
      const { status, code } = await answerToPerson(role, route);
      const refused = status === 403 && code === 'forbidden';
      if (refused === (route.isOwn || may(role, route)) || status === 401 || status >= 500)
        wrong.push({ ...route, status, code });
    }
    expect(wrong).toEqual([]);
  });
});
