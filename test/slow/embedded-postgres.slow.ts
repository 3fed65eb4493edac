import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { holdPostgres, removeRoot, temporaryRoot } from '../support/postgres-holder.js';
import type { Holder } from '../support/postgres-holder.js';

const ROUNDS = 20;

const dataRoot = temporaryRoot();

afterAll(() => removeRoot(dataRoot));

/** Writes numbers one by one until the connection breaks; answers those that were confirmed. */
async function writeUntilBroken({ url }: Holder, start: number): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  const confirmed: number[] = [];
  try {
    // On a busy machine the kill comes before the connection.
    await client.connect();
    await client.query('create table if not exists kept (number int primary key)');
    for (let number = start; ; number++) {
      await client.query('insert into kept values ($1)', [number]);
      confirmed.push(number);
    }
  } catch {
    return confirmed;
  }
}

async function readAll({ url }: Holder): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ number: number }>('select number from kept');
  await client.end();
  return rows.map(({ number }) => number);
}

describe('the embedded PostgreSQL', () => {
  it(`keeps every confirmed row over ${ROUNDS} kills of node and server in the midst of writing`, async () => {
    const confirmed: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const holder = await holdPostgres(dataRoot, 'durable');
      const writing = writeUntilBroken(holder, round * 1_000_000);
      await sleep(50 + round * 20);
      // By turns node dies first, so that its orphan is killed too, or the server dies under it.
      if (round % 2 === 0) await holder.kill();
      process.kill(holder.pid, 'SIGKILL');
      if (round % 2 === 1) await holder.kill();
      confirmed.push(...(await writing));
    }

    const last = await holdPostgres(dataRoot, 'durable');
    const found = new Set(await readAll(last));
    await last.leave();

    expect(confirmed.length).toBeGreaterThan(ROUNDS);
    expect(confirmed.filter((number) => !found.has(number))).toEqual([]);
  });

  it(`is one server each time, ${ROUNDS} times, when three processes start it at once`, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const holders = await Promise.all([1, 2, 3].map(() => holdPostgres(dataRoot, 'durable')));

      expect(new Set(holders.map(({ pid }) => pid)).size).toBe(1);
      expect(holders.filter(({ adopted }) => !adopted)).toHaveLength(1);
      await Promise.all(holders.map((holder) => holder.leave()));
    }
  });
});
