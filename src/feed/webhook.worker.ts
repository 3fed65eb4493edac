/** BullMQ's hands behind the feed: the beat that looks what is due, the jobs that carry it, and the counting. */
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Job } from 'bullmq';
import { Database } from '../platform/database.js';
import { Keys } from '../platform/keys.js';
import { asJob, complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import { countAll } from './count-figures.js';
import { deliverDue } from './deliver.js';
import { dueWebhooks, forgetDelivered, returnLapsed } from './delivery.repository.js';
import { fanOut } from './fan-out.js';
import { WEBHOOK_WORKER, WebhookQueue, WEBHOOKS, type WebhookJob } from './webhook.queue.js';

const ROUNDS_MAX = 20;

@Processor(WEBHOOKS, WEBHOOK_WORKER)
export class WebhookWorker extends WorkerHost implements OnModuleDestroy {
  #isStopped = false;

  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly settings: Settings,
    private readonly queue: WebhookQueue,
  ) {
    super();
  }

  onModuleDestroy(): void {
    this.#isStopped = true;
  }

  override process(job: Job<WebhookJob | undefined>): Promise<void> {
    return asJob('webhooks', () => this.work(job));
  }

  private async work(job: Job<WebhookJob | undefined>): Promise<void> {
    if (job.name === 'deliver' && job.data !== undefined) return this.deliver(job.data);
    if (job.name === 'count') return countAll(this.database);
    for (const tenant of await this.database.tenants()) await this.look(tenant);
  }

  private async look(tenant: number): Promise<void> {
    const { database } = this;
    for (let round = 0; round < ROUNDS_MAX && (await database.tx(tenant, fanOut)); round++);
    const due = await database.tx(tenant, async (tx) => {
      await returnLapsed(tx);
      await forgetDelivered(tx);
      return dueWebhooks(tx);
    });
    await this.queue.deliver(due.map((webhook_id) => ({ tenant, webhook_id })));
  }

  private deliver({ tenant, webhook_id }: WebhookJob): Promise<void> {
    const { webhookTimeoutMs, webhookAllowPrivate } = this.settings.config;
    const carrier = {
      database: this.database,
      keys: this.keys,
      tenant,
      timeoutMs: webhookTimeoutMs,
      allowPrivate: webhookAllowPrivate,
      isStopped: () => this.#isStopped,
    };
    return deliverDue(carrier, webhook_id);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    complain('webhooks', error);
  }
}
