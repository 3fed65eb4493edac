/** A sealer whose login is a member of `dunwell_sequencer` and `dunwell_sealer` alone: it seals, and changes no record. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { EvidenceLog } from '../../src/evidence/record.js';
import { readConfig } from '../../src/platform/config.js';
import { openInstallation } from '../../src/platform/installation.js';
import { startSealer } from '../../src/sealer-service.js';
import { emptyDatabase, freshDatabase, guestOf } from '../support/database.js';
import { patiently } from '../support/patiently.js';
import { CLI } from '../support/service.js';
import { newKey, rowsIn, Vault } from '../support/vault.js';

const SEALS = ['dunwell_sequencer', 'dunwell_sealer'];

const key = newKey();
let vault: Vault;
let guest: string;

beforeAll(async () => {
  vault = await Vault.empty(key);
  guest = await guestOf(vault.source.url, SEALS);
  const { database, keys, evidenceOrigin } = vault.installation;
  const log = new EvidenceLog(keys, evidenceOrigin);
  await database.tx(1, (tx) =>
    log.write(tx, [{ kind: 'decision', subject: null, body: { verdict: 'allow' } }]),
  );
});

afterAll(() => vault.close());

const settings = (url: string): Record<string, string> => ({
  ROLE: 'sealer',
  DATABASE_URL: url,
  DUNWELL_KEY: key,
  EVIDENCE_SIGNER_DIR: vault.file('signer'),
  EVIDENCE_ALLOW_UNSAFE_DB: '1',
});
const configOf = (url: string, changes: Record<string, string> = {}) =>
  readConfig({ ...settings(url), ...changes });

it('opens the log and seals what is recorded', async () => {
  const sealer = await startSealer(configOf(guest));
  const sealed = await patiently(async () => {
    const [row] = await rowsIn<{ open: number; size: number }>(
      vault.source.url,
      `select (select count(*)::int from pending) as open, max(size)::int as size from checkpoint`,
    );
    if (row === undefined || row.open > 0 || row.size < 2) throw new Error('it is not sealed');
    return row;
  }).finally(() => sealer.close());

  expect(sealed.size).toBeGreaterThanOrEqual(2); // log.opened, the decision
  const kinds = await rowsIn(vault.source.url, 'select kind from record order by id limit 2');
  expect(kinds).toContainEqual({ kind: 'decision' });
});

it('changes the key of the log by its command', async () => {
  const command = [CLI, 'evidence', 'signer', 'rotate', '--overlap-hours', '0'];
  const env = { ...process.env, ...settings(guest) };
  const { stdout } = await promisify(execFile)(process.execPath, command, { env });

  const [state] = await rowsIn<{ vkey: string; next_vkey: string }>(
    vault.source.url,
    'select vkey, next_vkey from log_state',
  );
  expect(JSON.parse(stdout)).toMatchObject({ from: state?.vkey, to: state?.next_vkey });
});

describe('whoever has its login', () => {
  const REFUSED: [string, RegExp][] = [
    ['update record set entry = entry', /permission denied for table record/],
    ['delete from record', /permission denied for table record/],
    ['truncate record', /permission denied for table record/],
    ['alter table record disable trigger all', /must be owner of table record/],
    ['delete from log', /permission denied for table log/],
    ["update checkpoint set note = ''", /permission denied for table checkpoint/],
    ["update contact_state set status = 'permitted'", /permission denied/],
    ['select from secret', /permission denied for table secret/],
    ['update person_key set n = 0', /permission denied for table person_key/],
    ["update installation set evidence_origin = 'other'", /permission denied/],
    ["insert into migration (name) values ('9999-later.sql')", /permission denied/],
    ['create table own ()', /permission denied for schema public/],
    ['set role dunwell_app', /permission denied to set role/],
    ['set role dunwell_eraser', /permission denied to set role/],
  ];

  it.each(REFUSED)('cannot: %s', async (statement, why) => {
    await expect(rowsIn(guest, statement)).rejects.toThrow(why);
    for (const role of SEALS)
      await expect(rowsIn(guest, `set role ${role}; ${statement}`)).rejects.toThrow(
        /permission denied|must be owner/,
      );
  });

  it('cannot run the service itself', async () => {
    const start = openInstallation(configOf(guest, { ROLE: 'worker' }), guest);

    await expect(start).rejects.toThrow('permission denied for schema public');
  });
});

describe('a sealer with a login of its own does not start', () => {
  it.each([
    [['dunwell_sequencer'], /nor is a member of `dunwell_sealer`/],
    [['dunwell_sealer'], /nor is a member of `dunwell_sequencer`/],
  ])('as a member of %s alone', async (roles, why) => {
    const url = await guestOf(vault.source.url, roles);

    await expect(startSealer(configOf(url))).rejects.toThrow(why);
  });

  it('before the owner has brought the schema up to date', async () => {
    const database = await freshDatabase();
    const url = await guestOf(database.url, SEALS);
    await rowsIn(database.url, "delete from migration where name like '0061%'");
    await expect(startSealer(configOf(url))).rejects.toThrow('has not the schema of this release');
    await database.drop();
  });

  it('on a database with nothing in it', async () => {
    const [nothing, schema] = await Promise.all([emptyDatabase(), freshDatabase()]);
    for (const { url } of [nothing, schema])
      await expect(startSealer(configOf(await guestOf(url, SEALS)))).rejects.toThrow(
        /the database has not the schema|nothing is installed in this database yet/,
      );
    await Promise.all([nothing.drop(), schema.drop()]);
  });

  it('on a server that may forget what is committed', async () => {
    const start = startSealer(configOf(guest, { EVIDENCE_ALLOW_UNSAFE_DB: '0' }));

    await expect(start).rejects.toThrow(/^PostgreSQL runs with .*`fsync`.* off/);
  });
});
