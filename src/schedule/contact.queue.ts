/**
 * The queues, and the only file that names BullMQ options.
 *
 * PostgreSQL is the record of what is due; a job only says "look at these contacts". Jobs are never
 * retried by BullMQ (`attempts: 1`, `maxStalledCount: 0`): what a crash left behind, the sweeper returns,
 * and every handler starts by asking the database whether the contact is still waiting for it.
 */
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { wallMs } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { inTime } from '../platform/in-time.js';
import { complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';

export const QUEUES = {
  tick: 'dunwell-tick',
  decide: 'dunwell-decide',
  send: 'dunwell-send',
  settle: 'dunwell-settle',
} as const;

/** A slice: contacts that one transaction decides, or that one worker sends. */
export interface Slice {
  readonly tenant: number;
  readonly slice_id: string;
  readonly contact_ids: readonly string[];
}

export type Tick = 'feed' | 'sweep' | 'expire';

const TICK_MS: Record<Tick, number> = { feed: 500, sweep: 2_000, expire: 5_000 };
const SETTLE_MS = 15_000;
const WATCH_MS = 5_000;
const PATIENCE_MS = 2_000;

const JOB = { attempts: 1, removeOnComplete: true, removeOnFail: { count: 1_000 } } as const;
const WORKER = { maxStalledCount: 0, lockDuration: 30_000, stalledInterval: 30_000 } as const;

/** Two slices at once fill two cores; more only wait for each other. */
export const DECIDE_WORKER = { ...WORKER, concurrency: 2 };
/** Times the chunk of 64 this bounds what a kill can leave unknown. */
export const SEND_WORKER = { ...WORKER, concurrency: 1 };
export const TICK_WORKER = { ...WORKER, concurrency: 1 };

@Injectable()
export class ContactQueue implements OnModuleInit, OnModuleDestroy {
  readonly #onRedis: boolean;
  #watch: NodeJS.Timeout | undefined;

  constructor(
    @InjectQueue(QUEUES.tick) private readonly ticks: Queue,
    @InjectQueue(QUEUES.decide) private readonly decide: Queue,
    @InjectQueue(QUEUES.send) private readonly send: Queue,
    @InjectQueue(QUEUES.settle) private readonly settle: Queue,
    settings: Settings,
  ) {
    this.#onRedis = settings.config.redisUrl !== undefined;
    // A queue without a listener would end the process when its connection drops; it reconnects by itself.
    for (const queue of [ticks, decide, send, settle]) queue.on('error', () => {});
  }

  async onModuleInit(): Promise<void> {
    await this.#ensureTicks();
    // A queue store that was emptied has forgotten the ticks too; PostgreSQL has forgotten nothing.
    this.#watch = setInterval(() => {
      this.#ensureTicks().catch((error: unknown) => complain('queue', error));
    }, WATCH_MS);
    this.#watch.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#watch);
  }

  async #ensureTicks(): Promise<void> {
    for (const [tick, every] of Object.entries(TICK_MS)) await ensureBeat(this.ticks, tick, every);
    await ensureBeat(this.settle, 'settle', SETTLE_MS);
  }

  /** Inside the claiming transaction where the backend allows it; afterwards on Redis. */
  async enqueueInside(tx: Tx, queue: 'decide' | 'send', slices: readonly Slice[]): Promise<void> {
    if (this.#onRedis || slices.length === 0) return;
    // The function that BullMQ's own add calls; it pins its search path, so any connection may call it.
    // Called a slice at a time: the one for many jobs makes two temporary tables, which costs more than ten calls.
    await tx.query(
      `select bullmq.add_job($1, 'slice-' || (slice->>'slice_id'), $2, slice, $3::jsonb, 0, 0::bigint, $4::bigint, $5, null, null, null,
                             null, null, false)
         from jsonb_array_elements($6::jsonb) with ordinality s (slice, place) order by place`,
      [
        QUEUES[queue],
        queue,
        JSON.stringify(JOB),
        Math.trunc(tx.at),
        JOB.attempts,
        JSON.stringify(slices),
      ],
    );
  }

  /** Jobs that wait or are at work, of all tenants; fails if the queue store does not answer in time. */
  async depth(): Promise<{ decide: number; send: number }> {
    const counts = await inTime(
      Promise.all([this.decide, this.send].map((queue) => queue.getJobCounts(...WAITING))),
      PATIENCE_MS,
      isSilent,
    );
    const [decide = 0, send = 0] = counts.map((each) =>
      Object.values(each).reduce((sum, n) => sum + n, 0),
    );
    return { decide, send };
  }

  /** On Redis the claim commits first and the job follows; its id is the slice's, so it exists once. */
  async enqueueAfter(queue: 'decide' | 'send', slices: readonly Slice[]): Promise<void> {
    if (!this.#onRedis || slices.length === 0) return;
    const jobs = slices.map((slice) => ({
      name: queue,
      data: slice,
      opts: { ...JOB, jobId: `slice-${slice.slice_id}` },
    }));
    await this[queue].addBulk(jobs);
  }
}

const WAITING = ['waiting', 'active', 'delayed', 'prioritized'] as const;

/** A client that has lost its store keeps questions until it is back. */
const isSilent = () => new Error(`the queue store has not answered within ${PATIENCE_MS} ms`);

/** Leaves a scheduler that ticks alone: to write it anew would move its next tick. */
export async function ensureBeat(queue: Queue, name: string, every: number): Promise<void> {
  const known = await queue.getJobScheduler(name);
  // One whose next tick is long past has lost its job.
  const late = wallMs() - (known?.next ?? 0);
  if (known?.every === every && late < every + WATCH_MS) return;
  await queue.upsertJobScheduler(name, { every }, { name, opts: JOB });
}
