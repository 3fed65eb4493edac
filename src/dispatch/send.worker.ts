/** Hands permitted contacts to their vendors. Nothing else in the program can. */
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import type { Job } from 'bullmq';
import { EvidenceLog } from '../evidence/record.js';
import { Database } from '../platform/database.js';
import { Draining } from '../platform/draining.js';
import { Keys } from '../platform/keys.js';
import { asJob, complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import { QUEUES, SEND_WORKER, type Slice } from '../schedule/contact.queue.js';
import { contextOf } from './context.js';
import { passGate } from './gate-wait.js';
import { sendSlice, type Sender } from './send.js';
import { Vendors } from './vendors.js';

@Processor(QUEUES.send, SEND_WORKER)
export class SendWorker extends WorkerHost {
  private readonly sender: Sender;

  constructor(
    database: Database,
    vendors: Vendors,
    keys: Keys,
    evidence: EvidenceLog,
    settings: Settings,
    draining: Draining,
  ) {
    super();
    const { vendorTimeoutMs, evidenceGate: gate } = settings.config;
    this.sender = {
      database,
      vendors,
      vendorTimeoutMs,
      isStopped: draining.hasBegun,
      gate,
      context: contextOf(keys, evidence, settings),
    };
  }

  override async process({ data }: Job<Slice>): Promise<void> {
    await asJob('send', async () => {
      await passGate(this.sender, data);
      await sendSlice(this.sender, data);
    });
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    complain('send', error);
  }
}
