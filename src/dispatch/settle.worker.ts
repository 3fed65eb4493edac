/** The settling tick: unknown outcomes against the vendors' lists, receipts that came early, erasures that waited, keys that grew old. */
import { OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Keeper } from '../evidence/epochs/keeper.js';
import { EvidenceLog } from '../evidence/record.js';
import { Database } from '../platform/database.js';
import { Keys } from '../platform/keys.js';
import { asJob, complain } from '../platform/log.js';
import { Settings } from '../platform/platform.module.js';
import { QUEUES, TICK_WORKER } from '../schedule/contact.queue.js';
import { contextOf, type DispatchContext } from './context.js';
import { Eraser } from './erasing/eraser.js';
import { joinParked } from './receipt.parked.js';
import { settleUnknown } from './settle.js';
import { Vendors } from './vendors.js';

@Processor(QUEUES.settle, TICK_WORKER)
export class SettleWorker extends WorkerHost {
  private readonly context: DispatchContext;
  private readonly keeper: Keeper;

  constructor(
    private readonly database: Database,
    private readonly vendors: Vendors,
    private readonly eraser: Eraser,
    keys: Keys,
    evidence: EvidenceLog,
    private readonly settings: Settings,
  ) {
    super();
    this.context = contextOf(keys, evidence, settings);
    this.keeper = new Keeper(database, { keys, evidence });
  }

  override process(): Promise<void> {
    return asJob('settle', () => this.settle());
  }

  private async settle(): Promise<void> {
    for (const tenant of await this.database.tenants()) {
      await settleUnknown(this.database, this.context, this.vendors, tenant);
      await this.database.tx(tenant, (tx) => joinParked(tx, this.context));
      await this.eraser.eraseDue(tenant);
      await this.eraser.sweep(tenant);
    }
    await this.keeper.tick(this.settings.config.kekMs);
  }

  @OnWorkerEvent('error')
  onError(error: Error): void {
    complain('settle', error);
  }
}
