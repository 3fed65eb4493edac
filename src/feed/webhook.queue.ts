/** The queue behind the feed: a beat for webhooks, a job for each that has something due, and a beat for figures. */
import { InjectQueue } from '@nestjs/bullmq';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Queue } from 'bullmq';
import { complain } from '../platform/log.js';
import { ensureBeat } from '../schedule/contact.queue.js';

export const WEBHOOKS = 'dunwell-webhooks';
const LOOK_MS = 1_000;
const COUNT_MS = 5_000;
const WATCH_MS = 5_000;
const WORKER = { maxStalledCount: 0, lockDuration: 30_000, stalledInterval: 30_000 } as const;
/** Each waits for the network, not for a core: as many webhooks may be silent at once and hinder nobody. */
export const WEBHOOK_WORKER = { ...WORKER, concurrency: 64 };
const JOB = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

export interface WebhookJob {
  readonly tenant: number;
  readonly webhook_id: string;
}

@Injectable()
export class WebhookQueue implements OnModuleInit, OnModuleDestroy {
  #watch: NodeJS.Timeout | undefined;

  constructor(@InjectQueue(WEBHOOKS) private readonly queue: Queue) {
    queue.on('error', () => {});
  }

  async onModuleInit(): Promise<void> {
    await this.#ensureBeats();
    // A queue store that was emptied has forgotten the beat; what is due stands in PostgreSQL.
    this.#watch = setInterval(() => {
      this.#ensureBeats().catch((error: unknown) => complain('webhooks', error));
    }, WATCH_MS);
    this.#watch.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.#watch);
  }

  async #ensureBeats(): Promise<void> {
    await ensureBeat(this.queue, 'look', LOOK_MS);
    await ensureBeat(this.queue, 'count', COUNT_MS);
  }

  /** One job a webhook: while it is queued or at work, another is not added. */
  async deliver(jobs: readonly WebhookJob[]): Promise<void> {
    for (const job of jobs)
      await this.queue.add('deliver', job, { ...JOB, jobId: `webhook-${job.webhook_id}` });
  }
}
