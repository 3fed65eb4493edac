import { spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/embedded/server.js';
import { holdPostgres, removeRoot, temporaryRoot } from '../support/postgres-holder.js';

const dataRoot = temporaryRoot();
const pidFile = path.join(dataRoot, 'data', 'postmaster.pid');

afterAll(() => removeRoot(dataRoot));

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

function start() {
  return startEmbeddedPostgres({ dataRoot, ephemeral: true });
}

describe('the embedded PostgreSQL', () => {
  it('starts once when two processes start it at the same moment', async () => {
    const both = await Promise.all([1, 2].map(() => holdPostgres(dataRoot, 'ephemeral')));

    expect(both.filter(({ adopted }) => adopted)).toHaveLength(1);
    expect(both[0]?.pid).toBe(both[1]?.pid);
    await Promise.all(both.map((holder) => holder.leave()));
  });

  it('keeps checksums and sorts by code points', async () => {
    const postgres = await start();

    const [row] = await ask(
      postgres.url(),
      `select current_setting('data_checksums') as checksums, datlocprovider as provider, datlocale as locale
       from pg_database where datname = 'postgres'`,
    );

    expect(row).toEqual({ checksums: 'on', provider: 'b', locale: 'C.UTF-8' });
    await postgres.stop();
  });

  it('is stopped by the last to leave and by no one earlier', async () => {
    const [first, second] = [await start(), await start()];

    await first.stop();
    await first.stop();
    await expect(ask(second.url(), 'select 1 as one')).resolves.toEqual([{ one: 1 }]);
    await second.stop();

    expect(existsSync(pidFile)).toBe(false);
  });

  it('is adopted when the process that started it was killed', async () => {
    const killed = await holdPostgres(dataRoot, 'ephemeral');
    await killed.kill();

    const postgres = await start();

    expect(postgres).toMatchObject({ pid: killed.pid, port: killed.port, adopted: true });
    await postgres.stop();
    expect(existsSync(pidFile)).toBe(false);
  });

  it('recovers when it was killed itself', async () => {
    const killed = await holdPostgres(dataRoot, 'durable');
    await ask(killed.url, 'create table kept as select 1 as one');
    await killed.kill();
    process.kill(killed.pid, 'SIGKILL');

    const postgres = await start();

    expect(postgres.adopted).toBe(false);
    expect(await ask(postgres.url(), 'select one from kept')).toEqual([{ one: 1 }]);
    await postgres.stop();
  });

  it('starts although a stranger now has the number in its pid file', async () => {
    const killed = await holdPostgres(dataRoot, 'ephemeral');
    const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
    await killed.kill();
    process.kill(killed.pid, 'SIGKILL');
    // PostgreSQL minds strangers of its own account only.
    const { uid, gid } = statSync(pidFile);
    const stranger = spawn('sleep', ['60'], { uid, gid, cwd: '/' });
    writeFileSync(pidFile, [stranger.pid, ...rest].join('\n'));

    const postgres = await start();
    stranger.kill();

    expect(postgres.adopted).toBe(false);
    await postgres.stop();
  });

  it('says why it does not start', async () => {
    const settings = { shared_buffers: 'plenty' };

    await expect(startEmbeddedPostgres({ dataRoot, settings })).rejects.toThrow(
      /PostgreSQL did not start \(`FATAL: .*shared_buffers.*postgres\.log/,
    );
  });
});
