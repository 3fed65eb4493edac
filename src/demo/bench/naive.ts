/**
 * (b) What a team writes by hand: one job for each message; count, send, insert. It is fair to it: indexed,
 * pooled, prepared. It is also wrong: two jobs of one person both count before either inserts.
 */
import pg from 'pg';
import type { Backend } from './backend.js';
import type { Figures } from './figures.js';
import { runJobs } from './raw.js';

const TABLE = `create table sent (id bigint generated always as identity primary key, consumer int not null, at timestamptz not null default now());
  create index on sent (consumer, at)`;

export const CAP = 3;

export async function measureNaive(
  backend: Backend,
  jobs: number,
  consumers: number,
): Promise<Figures> {
  return withNaiveGuard(backend, (contact) =>
    runJobs(backend, 'bench-naive', jobs, (index) => contact(index % consumers)),
  );
}

/** How many contacts beyond the cap leave when `workers` race for one person. */
export async function overshootOfNaive(
  backend: Backend,
  attempts: number,
  workers: number,
): Promise<number> {
  return withNaiveGuard(backend, async (contact, sent) => {
    await runJobs(backend, 'bench-naive-race', attempts, () => contact(1), workers);
    return Math.max(0, (await sent()) - CAP);
  });
}

async function withNaiveGuard<T>(
  { scratchUrl }: Backend,
  work: (contact: (consumer: number) => Promise<void>, sent: () => Promise<number>) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({ connectionString: scratchUrl, max: 50 });
  pool.on('error', () => {});
  try {
    await pool.query(`drop table if exists sent; ${TABLE}`);
    const contact = async (consumer: number) => {
      const { rows } = await pool.query<{ count: number }>({
        name: 'count',
        text: "select count(*)::int as count from sent where consumer = $1 and at > now() - interval '7 days'",
        values: [consumer],
      });
      if ((rows[0]?.count ?? 0) >= CAP) return;
      // Here the message leaves, at a vendor that answers at once.
      await Promise.resolve();
      await pool.query({
        name: 'insert',
        text: 'insert into sent (consumer) values ($1)',
        values: [consumer],
      });
    };
    const sent = async () =>
      (await pool.query<{ count: number }>('select count(*)::int as count from sent')).rows[0]
        ?.count ?? 0;
    return await work(contact, sent);
  } finally {
    await pool.end();
  }
}
