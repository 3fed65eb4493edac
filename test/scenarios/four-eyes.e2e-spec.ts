/**
 * Every promise that two persons are needed: a committed table of who may approve what somebody proposed, and a
 * real request for each of its cells. A user is not yet a person: who makes a key of another user could use it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { SCOPES } from '../../src/platform/access/scopes.js';
import { smsSaying } from '../support/authors.js';
import { borrowerAbroad } from '../support/plans.js';
import { startTown, type Town } from '../support/town.js';

const FILE = new URL('four-eyes.txt', import.meta.url);
const HOW = 'run this test with UPDATE=1, read the diff of test/scenarios/four-eyes.txt, commit it';

let town: Town;
const keys: Record<string, string> = {};
beforeAll(async () => {
  town = await startTown({ at: '2026-03-10T13:05:00Z' });
  await borrowerAbroad(town, 'amr');
  keys['other'] = await town.keyWith(SCOPES, 'other');
  keys['clean'] = await town.keyWith(SCOPES, 'clean');
  keys['proposer'] = await town.keyWith(SCOPES, 'proposer');
  keys['puppet'] = await keyBy('proposer', 'puppet');
  keys['front'] = await keyBy('other', 'front');
  keys['back'] = await keyBy('other', 'back');
});
afterAll(() => town.stop());

/** A new user with a key that an admin makes over HTTP. */
async function keyBy(maker: string, login: string): Promise<string> {
  const key = keys[maker] ?? null;
  await town.ask('PUT', `/v1/users/${login}`, { key, body: { roles: ['admin'] } });
  const body = { scopes: [...SCOPES], label: 'A story' };
  const made = await town.ask('POST', `/v1/users/${login}/keys`, { key, body });
  expect(made.status).toBe(201);
  return String(made.body['key']);
}

async function did(key: string, path: string, body: object): Promise<Record<string, unknown>> {
  const reply = await town.ask('POST', path, { key, body });
  if (reply.status >= 300) throw new Error(`${path}: ${JSON.stringify(reply.body)}`);
  return reply.body;
}

let made = 0;

/** What is proposed, by whose key; answers where it is approved, and with what. */
type Promised = (key: string) => Promise<{ path: string; body: object }>;

const PROMISES: Readonly<Record<string, Promised>> = {
  'a house policy': async (key) => {
    const policy = { version: `policy-${(made += 1)}`, reason: 'Why not.', settings: {}, caps: [] };
    const { id } = await did(key, '/v1/policies', policy);
    return { path: `/v1/policies/${String(id)}/approve`, body: {} };
  },
  'a declaration': async (key) => {
    const said = { facts: [], statement: 'Nothing is stated.', reason: 'Why not.' };
    const { id } = await did(key, '/v1/declarations', { version: `d-${(made += 1)}`, ...said });
    return { path: `/v1/declarations/${String(id)}/approve`, body: {} };
  },
  'a template': async (key) => {
    const words = { channel: 'sms', name: `own-${(made += 1)}`, locale: 'en', reason: 'New.' };
    const content = smsSaying('Please call.');
    const { id } = await did(key, '/v1/template-drafts', { ...words, content });
    const body = { revision: 1 };
    await did(key, `/v1/template-drafts/${String(id)}/submit`, body);
    return { path: `/v1/template-drafts/${String(id)}/approve`, body };
  },
  'the end of a pause': async (key) => {
    const pause = { scope: 'channel', value: 'sms', reason: 'Trouble.' };
    const { id } = await did(town.key, '/v1/pauses', pause);
    await did(key, `/v1/pauses/${String(id)}/resume`, { reason: 'Mended.' });
    return { path: `/v1/pauses/${String(id)}/resume/approve`, body: {} };
  },
  'an erasure': async (key) => {
    const party = `four-eyes-${(made += 1)}`;
    await town.borrower(party);
    const { id } = await did(key, '/v1/erasures', { party, basis: 'order', reason: 'A ruling.' });
    return { path: `/v1/erasures/${String(id)}/approve`, body: {} };
  },
  'a contact in review': async (key) => {
    const contact = {
      external_id: `four-${(made += 1)}`,
      sender: 'bank',
      purpose: 'collection',
      channel: 'email',
      debt: 'amr-loan',
      to: { party: 'amr', endpoint: 'amr-mail' },
      template: 'overdue',
    };
    const { id } = await did(key, '/v1/contacts', contact);
    await town.becomes(String(id), 'review');
    return { path: `/v1/contacts/${String(id)}/approve`, body: { reason: 'Seen.' } };
  },
};

/** Who proposes, and who then approves in turn. */
const TRIED = [
  ['proposer', 'proposer', 'the same user'],
  ['proposer', 'puppet', 'a user whose key they made'],
  ['proposer', 'other', 'another person'],
  ['puppet', 'proposer', 'who made their key'],
  ['front', 'back', 'a key of the same maker'],
] as const;

async function tried(promise: Promised, [proposer, approver]: (typeof TRIED)[number]) {
  const { path, body } = await promise(keys[proposer] ?? '');
  const reply = await town.ask('POST', path, { key: keys[approver] ?? null, body });
  // Out of the way of the next.
  if (reply.status === 403) await did(keys['clean'] ?? '', path, body);
  return reply.status === 403 ? String(reply.body['code']) : String(reply.status);
}

describe('four eyes', () => {
  it('are those of the table, cell by cell', async () => {
    const rows: string[][] = [['approved by', ...TRIED.map(([, , who]) => who)]];
    for (const [name, promise] of Object.entries(PROMISES)) {
      const cells: string[] = [];
      for (const each of TRIED) cells.push(await tried(promise, each));
      rows.push([name, ...cells]);
    }
    const table = `${rows
      .map((row) =>
        row
          .map((cell) => cell.padEnd(28))
          .join('')
          .trimEnd(),
      )
      .join('\n')}\n`;
    if (process.env['UPDATE'] === '1') writeFileSync(FILE, table);

    expect(table === readFileSync(FILE, 'utf8') ? 'as committed' : HOW).toBe('as committed');
  });

  it('are tried for every place that asks for them', () => {
    const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
    const sources = files
      .filter((file) => file.endsWith('.ts') && !file.endsWith('four-eyes.ts'))
      .map((file) => readFileSync(`src/${file}`, 'utf8'));
    const places = sources.flatMap((source) => source.match(/await needFourEyes\(/g) ?? []);

    // Policies and declarations are proposals of one kind.
    expect(places).toHaveLength(Object.keys(PROMISES).length - 1);
  });

  it('are two again once the key is revoked', async () => {
    const { path, body } = await PROMISES['a declaration']!(keys['front'] ?? '');
    const own = await town.keyWith(SCOPES, 'back');
    const ofBack = await town.ask('GET', '/v1/users/back/keys');
    const [first] = ofBack.body['data'] as { id: string }[];
    expect((await town.ask('POST', path, { key: own, body })).status).toBe(403);
    await town.ask('POST', `/v1/users/back/keys/${String(first?.id)}/revoke`);
    // It could still have been used when this was proposed, not for what comes later.
    expect((await town.ask('POST', path, { key: own, body })).status).toBe(403);
    town.installation.clock.advance(1_000);
    const later = await PROMISES['a declaration']!(keys['front'] ?? '');

    expect((await town.ask('POST', later.path, { key: own, body })).status).toBe(200);
  });
});

describe('the last admin', () => {
  it('stays, also when two disable each other at once', async () => {
    const logins = [
      'everything',
      'second-person',
      'other',
      'clean',
      'proposer',
      'puppet',
      'front',
      'back',
    ];
    const one = town.key;
    const two = await town.keyWith(SCOPES, 'second-person');
    for (const login of logins.slice(2)) await town.ask('POST', `/v1/users/${login}/disable`);
    const both = await Promise.all([
      town.ask('POST', '/v1/users/second-person/disable', { key: one }),
      town.ask('POST', '/v1/users/everything/disable', { key: two }),
    ]);

    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    const admins = await town.rows(
      `select from app_user where disabled_at is null and 'admin' = any(roles)`,
    );
    expect(admins).toHaveLength(1);
  });
});
