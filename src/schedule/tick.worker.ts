/** The engine's beat: BullMQ runs the feeder, the sweeper, and what expires. Without a worker nothing leaves. */
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { isStalled } from '../evidence/log/gate.js';
import { EvidenceLog } from '../evidence/record.js';
import { tidySignIns } from '../platform/access/tidy.js';
import { Database, type Tx } from '../platform/database.js';
import { forgetOldAnswers } from '../platform/idempotency.js';
import { Keys } from '../platform/keys.js';
import { asJob, complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import { activateDue } from '../policies/proposal.js';
import { ContactQueue, QUEUES, TICK_WORKER, type Tick } from './contact.queue.js';
import { expire } from './expiry.js';
import { claimDue } from './feeder.js';
import { rejudgeUndeclared } from './rejudge.js';
import { claims, feederBegan } from './schedule.metrics.js';
import { sweep } from './sweeper.js';

@Processor(QUEUES.tick, TICK_WORKER)
export class TickWorker extends WorkerHost {
  constructor(
    private readonly database: Database,
    private readonly keys: Keys,
    private readonly evidence: EvidenceLog,
    private readonly queue: ContactQueue,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async process(job: Job<unknown, void, Tick>): Promise<void> {
    if (job.name === 'feed') feederBegan(job.timestamp + (job.opts.delay ?? 0));
    await asJob('tick', async () => {
      for (const tenant of await this.database.tenants()) await this.beat(job.name, tenant);
    });
  }

  private async beat(tick: Tick, tenant: number): Promise<void> {
    switch (tick) {
      case 'feed':
        return this.feed(tenant);
      case 'sweep':
        await this.database.tx(tenant, (tx) => this.activate(tx));
        return this.database.tx(tenant, (tx) => sweep(tx, this.keys, this.evidence));
      case 'expire':
        await this.database.tx(tenant, (tx) => expire(tx, this.keys, this.evidence));
        await this.database.tx(tenant, forgetOldAnswers);
        return this.database.tx(tenant, tidySignIns);
    }
  }

  private async activate(tx: Tx): Promise<void> {
    const subjects = await activateDue(tx, this.evidence);
    if (subjects.includes('declaration')) await rejudgeUndeclared(tx);
  }

  /**
   * Nothing is claimed while sealing stalls: permits would only run out at the gate.
   *
   * On PostgreSQL the claim and its jobs are one transaction; on Redis the sweeper mends the gap between.
   */
  private async feed(tenant: number): Promise<void> {
    const slices = await this.database.tx(tenant, async (tx) => {
      const { evidenceGate, sliceMax } = this.settings.config;
      const claimed = (await isStalled(tx, evidenceGate)) ? [] : await claimDue(tx, sliceMax);
      await this.queue.enqueueInside(tx, 'decide', claimed);
      return claimed;
    });
    claims.inc(slices.reduce((sum, { contact_ids }) => sum + contact_ids.length, 0));
    await this.queue.enqueueAfter('decide', slices);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    complain('tick', error);
  }
}
