/**
 * PostgreSQL: one pool, and transactions that have named their tenant.
 *
 * Row security binds every connection: the pool works as `dunwell_app`, and outside a transaction made
 * here no tenant is set, so a forgotten one reads nothing and fails.
 */
import pg from 'pg';
import type { Clock } from './clock.js';
import { KillPoint } from './kill-point.js';

/** An open transaction of one tenant. `at` is the clock when it began. */
export interface Tx {
  readonly tenant: number;
  readonly at: number;
  query<R extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<R[]>;
  /** The clock now: what is judged after waiting for a lock is judged at this instant. */
  now(): Promise<number>;
}

/** Whose rights a pool has; see the migrations. */
export type Role = 'dunwell_app' | 'dunwell_sequencer' | 'dunwell_sealer' | 'dunwell_eraser';

const RETRYABLE = new Set(['40001', '40P01']);
const TRIES_MAX = 4;
const TENANTS_MS = 1_000;

export class Database {
  readonly pool: pg.Pool;
  #tenants: number[] = [];
  #tenantsAt = -TENANTS_MS;

  constructor(
    readonly url: string,
    readonly clock: Clock,
    { max = 10, role = 'dunwell_app' }: { max?: number; role?: Role } = {},
  ) {
    const settings = {
      connectionString: url,
      max,
      pipeline: true,
      // Plans are made once a connection, often while tables are empty: by index, they stay right as they grow.
      // Helpers of a statement would take the cores from those who wait for the next one.
      options: `-c role=${role} -c enable_seqscan=off -c max_parallel_workers_per_gather=0`,
    };
    this.pool = new pg.Pool(settings);
    // Without a listener a dropped idle connection would end the process; the pool reconnects by itself.
    this.pool.on('error', () => {});
    this.pool.on('connect', (client) => client.on('error', () => {}));
  }

  /**
   * Runs `work` in one transaction of `tenant`. After a deadlock and the like the whole of `work` runs again, so
   * it must do nothing but talk to the database.
   */
  async tx<T>(tenant: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#once(tenant, work);
      } catch (error) {
        if (tries === TRIES_MAX || !isRetryable(error)) throw error;
      }
    }
  }

  /** Everything that looks for work asks this several times a second: one that is new is seen a second later. */
  async tenants(): Promise<number[]> {
    if (performance.now() - this.#tenantsAt < TENANTS_MS) return this.#tenants;
    const { rows } = await this.pool.query<{ id: number }>(
      named('select id from tenant order by id', []),
    );
    this.#tenantsAt = performance.now();
    return (this.#tenants = rows.map(({ id }) => id));
  }

  async close(): Promise<void> {
    if (!this.pool.ending) await this.pool.end();
  }

  async #once<T>(tenant: number, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let broken: Error | undefined;
    try {
      const begun = (await client.query(
        `begin; select set_config('dunwell.tenant', '${Math.trunc(tenant)}', true), clock_timestamp() as at`,
      )) as unknown as pg.QueryResult<{ at: Date }>[];
      const at = this.clock.reading(begun[1]!.rows[0]!.at); // the second statement always answers one row
      const killPoint = KillPoint.inTransaction();
      const result = await work(this.#handle(client, tenant, at, killPoint));
      killPoint?.atCommit('before');
      await client.query('commit');
      killPoint?.atCommit('after');
      return result;
    } catch (error) {
      await client.query('rollback').catch((cause: Error) => (broken = cause));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  #handle(client: pg.PoolClient, tenant: number, at: number, killPoint?: KillPoint): Tx {
    const run = <R extends pg.QueryResultRow>(query: pg.QueryConfig) => {
      killPoint?.saw(query.text);
      return client.query<R>(query);
    };
    return handle(run, this.clock, tenant, at);
  }
}

/**
 * A transaction that the caller has begun on a connection of its own and has named the tenant in. Its statements
 * take their turn: such a connection has no pipeline.
 */
export function txOn(client: pg.Client, clock: Clock, tenant: number, at: number): Tx {
  let last: Promise<unknown> = Promise.resolve();
  const run = <R extends pg.QueryResultRow>(query: pg.QueryConfig) => {
    const next = last.then(() => client.query<R>(query));
    last = next.catch(() => {});
    return next;
  };
  return handle(run, clock, tenant, at);
}

type Run = <R extends pg.QueryResultRow>(query: pg.QueryConfig) => Promise<pg.QueryResult<R>>;

function handle(run: Run, clock: Clock, tenant: number, at: number): Tx {
  const query = async <R extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
    (await run<R>(named(text, values))).rows;
  return {
    tenant,
    at,
    query,
    now: async () => {
      const [row] = await query<{ at: Date }>('select clock_timestamp() as at');
      return clock.reading(row!.at); // one row, always
    },
  };
}

/** Statements with parameters are prepared once a connection, under a name made from their text. */
const names = new Map<string, string>();

function named(text: string, values: unknown[] | undefined): pg.QueryConfig {
  if (values === undefined) return { text };
  let name = names.get(text);
  if (name === undefined) names.set(text, (name = `s${names.size}`));
  return { name, text, values };
}

/** A deadlock, a serialisation failure; or the epoch of keys in which a person was made was just struck off. */
function isRetryable(error: unknown): boolean {
  if (RETRYABLE.has(codeOf(error))) return true;
  return error instanceof pg.DatabaseError && error.constraint === 'person_key_epoch';
}

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

export const UNIQUE_VIOLATION = '23505';
