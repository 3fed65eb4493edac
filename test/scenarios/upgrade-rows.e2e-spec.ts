/**
 * An installation in which nearly every table has rows, as the release before migration 0060 left it (commit 3130f7b: the sample portfolio,
 * then pauses, drafts, webhooks, an import, an erasure, a closed log and so on by its API and commands), brought to today's schema.
 *
 * Taken from that very program by `backup`; what would fill the file, the code of its guard and the pieces of a package, was taken out.
 */
import { restoreBackup } from '../../src/backup/restore.js';
import type { Manifest } from '../../src/backup/manifest.js';
import { Clock } from '../../src/platform/clock.js';
import { migrate, migrationFiles } from '../../src/platform/migrate.js';
import { apiAt, type Api } from '../../src/demo/service-process.js';
import { ordinaryOwner, type TestDatabase } from '../support/database.js';
import { patiently } from '../support/patiently.js';
import { changedSince, loadRelease, releaseFile } from '../support/release.js';
import { run, type Running } from '../support/service.js';
import { rowsIn, Vault } from '../support/vault.js';

const FILE = releaseFile('3130f7b');
/** Of that installation, which never had a real person in it; and keys of two of its users. */
const KEY = '1NPb63+Jqhhcc/w0yial+MIgBC72vzQVwA1D4zzwJlI=';
const ADMIN = 'dwk_1_JgHBOpdcVBUnKVfIFiWFqZEbbnX36ON8EdqWDX6Gm_0';
const COMPLIANCE = 'dwk_1_ns9PW6Q27dyNuh1TvNGyx2kacDj3eadOjaSH6nzcVos';

let vault: Vault;
let manifest: Manifest;
let database: TestDatabase;
let owner: string;
const services: Running[] = [];

beforeAll(async () => {
  vault = await Vault.empty(KEY);
  database = await vault.target();
  owner = await ordinaryOwner(database.url);
  manifest = await loadRelease(owner, FILE);
});
afterAll(async () => {
  for (const service of services) await service.stop();
  await vault.close();
});

/** This release's program, the morning after. */
async function start(url: string, role: string): Promise<Api> {
  const service = await run(
    {
      ROLE: role,
      DATABASE_URL: url,
      DUNWELL_KEY: KEY,
      DUNWELL_KEK_DIR: vault.file('kek'),
      EVIDENCE_ALLOW_UNSAFE_DB: '1',
      EVIDENCE_SIGNER_DIR: vault.file('signer'),
      NULL_VENDOR: '1',
      TEST_CLOCK_AT: '2026-03-11T01:35:00Z',
    },
    ADMIN,
  );
  services.push(service);
  return service.api;
}

it('keeps every row as it was, at every migration since', async () => {
  await migrate(owner);

  expect(manifest.tables.filter(({ rows }) => rows > 0).length).toBeGreaterThan(60);
  expect(manifest.migrations.at(-1)).toBe('0057-unmatched.sql');
  expect(await changedSince(owner, manifest)).toEqual([]);
  const names = await rowsIn<{ name: string }>(owner, 'select name from migration order by 1');
  expect(names.map(({ name }) => name)).toEqual(migrationFiles());
});

it('answers whatever can be asked, list by list and thing by thing, to a key of then', async () => {
  const api = await start(database.url, 'api');
  const { paths } = (await (await fetch(`${api.url}/openapi.json`)).json()) as {
    paths: Record<string, { get?: object }>;
  };
  const asked = Object.keys(paths).filter(
    (path) => paths[path]?.get !== undefined && !ASKS_FOR_MORE.includes(path),
  );
  const refused: string[] = [];
  let answered = 0;
  const look = async (path: string) => {
    const { status, ids } = await get(api, path);
    if (status === 200) answered++;
    else refused.push(`${status} ${path}`);
    return ids;
  };
  for (const list of asked.filter((path) => !path.includes('{'))) {
    const ids = await look(list);
    const things = asked.filter((path) => path.startsWith(`${list}/{id}`));
    for (const id of new Set([...ids.slice(0, 1), ...ids.slice(-1)]))
      for (const thing of things) await look(thing.replace('{id}', id));
  }

  expect(refused).toEqual([]);
  expect(answered).toBeGreaterThan(90);
});

/** A session, another scope, a year, a vendor of another kind, a second id. */
const ASKS_FOR_MORE = [
  '/v1/session',
  '/v1/sessions',
  '/metrics',
  '/v1/holidays',
  '/v1/vendors/{id}/callbacks',
  '/v1/webhooks/{id}/deliveries/{delivery}',
];

async function get(api: Api, path: string): Promise<{ status: number; ids: string[] }> {
  const answer = await fetch(`${api.url}${path}`, {
    headers: { authorization: `Bearer ${ADMIN}` },
  });
  const text = await answer.text();
  const isList = text.startsWith('{"object":"list"');
  const { data = [] } = (isList ? JSON.parse(text) : {}) as { data?: { id?: string }[] };
  return { status: answer.status, ids: data.flatMap(({ id }) => id ?? []) };
}

it('goes on out of its backup: a brake of then holds until its second person lets go', async () => {
  const { url } = await vault.target();
  // At one time with what is in its log: a clock that jumps holds the sealing, and so what leaves.
  const planned = {
    stopped_at: Date.parse(manifest.taken_at),
    clock: new Clock('2026-03-11T01:30:00Z'),
  };
  await restoreBackup(vault.restoring(url, planned), FILE);
  const counted = async (status: string) =>
    (await rowsIn(url, `select from contact_state where status = '${status}'`)).length;
  const [held, sent] = [await counted('held'), await counted('sent')];
  const api = await start(url, 'all');

  await patiently(async () => expect(await counted('held')).toBeLessThan(held));
  await patiently(async () => expect(await counted('sent')).toBeGreaterThan(sent));
  const asked = await api.get('/v1/pauses?status=resume_requested');
  const [pause] = asked['data'] as { id: string }[];
  const resumed = await apiAt(api.url, COMPLIANCE).post(
    `/v1/pauses/${pause?.id}/resume/approve`,
    {},
  );
  expect(resumed).toMatchObject({ status: 'resumed' });
});
