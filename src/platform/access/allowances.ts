/**
 * How many requests a key, or a person who signed in, may make in a minute: one number for all processes together.
 *
 * A process takes a twentieth of it at a time and counts that down by itself, so a request costs nothing and the sum is
 * never exceeded. What a process has taken and not used is lost to the others: two may refuse a twentieth early.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database, type Tx } from '../database.js';
import { Settings } from '../platform.module.js';
import type { Principal } from './principal.js';

const MINUTE_MS = 60_000;
const PARTS = 20;
const REMEMBERED_MAX = 10_000;

export interface Allowance {
  readonly isEnough: boolean;
  readonly quota: number;
  readonly remaining: number;
  /** Seconds until the next minute begins. */
  readonly reset: number;
}

interface Share {
  readonly minute: number;
  /** Ours. */
  left: number;
  /** What no process had taken when we last asked. */
  readonly rest: number;
}

type Subject = Pick<Principal, 'tenant' | 'api_key_id' | 'user_id'>;

@Injectable()
export class Allowances {
  readonly #shares = new Map<string, Share>();
  readonly #asking = new Map<string, Promise<void>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly settings: Settings,
  ) {}

  /** Counts one request; undefined where nothing is counted. */
  async take({ tenant, api_key_id, user_id }: Subject): Promise<Allowance | undefined> {
    const quota = this.settings.config.requestsPerMinute;
    if (quota === 0) return undefined;
    const subject = api_key_id ?? user_id;
    for (;;) {
      const now = this.clock.local();
      const minute = Math.floor(now / MINUTE_MS);
      const share = this.#shares.get(subject);
      if (share !== undefined && isOf(minute, share) && share.left + share.rest === 0)
        return { isEnough: false, ...told(quota, share, now) };
      if (share !== undefined && isOf(minute, share) && share.left > 0) {
        share.left -= 1;
        return { isEnough: true, ...told(quota, share, now) };
      }
      await this.#askedFor(tenant, subject, minute, quota);
    }
  }

  /** However many requests wait, it is asked for once. */
  async #askedFor(tenant: number, subject: string, minute: number, quota: number): Promise<void> {
    const asking =
      this.#asking.get(subject) ??
      this.database
        .tx(tenant, (tx) => askForShare(tx, subject, minute, quota))
        .then((share) => this.#remember(subject, share))
        .finally(() => this.#asking.delete(subject));
    this.#asking.set(subject, asking);
    await asking;
  }

  #remember(subject: string, share: Share): void {
    if (this.#shares.size >= REMEMBERED_MAX) this.#shares.clear();
    this.#shares.set(subject, share);
  }
}

/** Another process, whose clock is a little ahead, may have begun the next minute. */
function isOf(minute: number, share: Share): boolean {
  return share.minute === minute || share.minute === minute + 1;
}

function told(quota: number, { minute, left, rest }: Share, now: number) {
  const reset = Math.ceil(((minute + 1) * MINUTE_MS - now) / 1_000);
  return { quota, remaining: left + rest, reset };
}

// A minute that lies further ahead was counted by a clock that was wrong.
const TAKE = `
  insert into request_count as r (tenant, subject, minute, taken) values ($1, $2, $3, $4)
  on conflict (tenant, subject) do update
     set minute = case when r.minute = excluded.minute + 1 then r.minute else excluded.minute end,
         taken = case when r.minute between excluded.minute and excluded.minute + 1 then r.taken else 0 end + excluded.taken
  returning minute::float8, taken::float8`;

async function askForShare(tx: Tx, subject: string, minute: number, quota: number): Promise<Share> {
  const part = Math.ceil(quota / PARTS);
  const [row] = await tx.query<{ minute: number; taken: number }>(TAKE, [
    tx.tenant,
    subject,
    minute,
    part,
  ]);
  const taken = row!.taken; // an upsert answers its row
  const left = Math.min(part, Math.max(0, quota - (taken - part)));
  return { minute: row!.minute, left, rest: Math.max(0, quota - taken) };
}
