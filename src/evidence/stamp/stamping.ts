/**
 * Has a time-stamping authority (RFC 3161) date the newest checkpoint once a day, beside the sealing, and the end of a
 * log that was closed at once. Nothing waits for it.
 */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { iso, type Clock } from '../../platform/clock.js';
import { Database, type Tx } from '../../platform/database.js';
import { complain, warn } from '../../platform/log.js';
import { sha256 } from '../leaf.js';
import { nonceOf, readStamp, stampRequest } from '../note/time-stamp.js';
import { exchange } from '../witness/exchange.js';

export class StampError extends Error {
  override name = 'StampError';
}

export interface StampWork {
  readonly url: string;
  readonly clock: Clock;
  /** Of the authority. */
  readonly authority: string;
  /** Between two stamps of a log that grows. */
  readonly everyMs: number;
}

const LOOK_MS = 60_000;
const TIMEOUT_MS = 30_000;
const CLOCKS_DIFFER_MS = 15 * 60_000;
const NONCE_BYTES = 8;

export class Stamping {
  readonly #database: Database;
  readonly #stopped = new AbortController();
  #running: Promise<void> | undefined;

  constructor(private readonly work: StampWork) {
    this.#database = new Database(work.url, work.clock, { max: 1, role: 'dunwell_sealer' });
  }

  start(): void {
    this.#running ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    await this.#database.close();
  }

  /** Answers how many checkpoints were stamped. */
  async round(tenant: number): Promise<number> {
    const due = await this.#database.tx(tenant, (tx) => dueStamps(tx, this.work.everyMs));
    for (const { size, note } of due) {
      const { token, at } = await this.#stamped(tenant, Buffer.from(note));
      await this.#database.tx(tenant, (tx) => keepStamp(tx, size, token, at));
    }
    return due.length;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      try {
        for (const tenant of await this.#database.tenants()) await this.round(tenant);
      } catch (error) {
        if (error instanceof StampError) warn('time stamp', error.message);
        else complain('time stamp', error);
      }
      await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
    }
  }

  async #stamped(tenant: number, bytes: Buffer): Promise<{ token: Buffer; at: number }> {
    const nonce = randomBytes(NONCE_BYTES);
    const query = { type: 'application/timestamp-query', body: stampRequest(bytes, nonce) };
    const { status, body } = await exchange(this.work.authority, query, TIMEOUT_MS);
    const stamp = status === 200 ? readStamp(body) : undefined;
    if (stamp === undefined)
      throw new StampError(`the time-stamping authority answers ${status} without a stamp`);
    if (!stamp.imprint.equals(sha256(bytes)) || stamp.nonce !== nonceOf(nonce))
      throw new StampError('the time-stamping authority answers with a stamp of something else');
    const now = await this.#database.tx(tenant, (tx) => Promise.resolve(tx.at));
    if (Math.abs(stamp.at - now) > CLOCKS_DIFFER_MS)
      throw new StampError(
        'the clocks of the authority and the database differ by a quarter of an hour',
      );
    return { token: body, at: stamp.at };
  }
}

interface DueStamp {
  /** Over all logs. */
  readonly size: string;
  readonly note: string;
}

/** Ends of logs that were closed, and the newest checkpoint if the last stamp is old and it is another. */
async function dueStamps(tx: Tx, everyMs: number): Promise<DueStamp[]> {
  return tx.query<{ size: string; note: string }>(
    `with wanted as (
       select base + size as size from closed_log where tenant = $1
       union
       select max(size) from checkpoint where tenant = $1
          and not exists (select from time_stamp where tenant = $1 and stamped_at > $2)
     )
     select k.size, k.note from wanted w join checkpoint k on k.tenant = $1 and k.size = w.size
      where not exists (select from time_stamp s where s.tenant = $1 and s.size = k.size)
      order by k.size`,
    [tx.tenant, iso(tx.at - everyMs)],
  );
}

/** The first stays: it is the older one. */
async function keepStamp(tx: Tx, size: string, token: Buffer, at: number): Promise<void> {
  await tx.query(
    `insert into time_stamp (tenant, size, token, stamped_at) values ($1, $2, $3, $4)
     on conflict do nothing`,
    [tx.tenant, size, token, iso(at)],
  );
}
