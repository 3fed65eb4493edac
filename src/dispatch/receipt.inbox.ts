/**
 * Where receipts come in: those that arrive while a transaction is under way share the next one, so that
 * thousands a second need few commits. Each caller is answered after the commit that stored its receipt.
 */
import { Injectable } from '@nestjs/common';
import { EvidenceLog } from '../evidence/record.js';
import { Database } from '../platform/database.js';
import { Keys } from '../platform/keys.js';
import { Settings } from '../platform/platform.module.js';
import { contextOf, type DispatchContext } from './context.js';
import type { Receipt } from './receipt.js';
import { takeReceipts } from './receipts.js';
import { refuseOutdated, type SettingsVersion } from './vendor.repository.js';

const BATCH_MAX = 256;
// While one waits for the disk the other works; more would only make smaller batches.
const LANES = 2;

interface Queue {
  readonly waiting: Waiting[];
  running: number;
}

interface Waiting {
  readonly receipt: Receipt;
  readonly under: SettingsVersion | undefined;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
}

@Injectable()
export class ReceiptInbox {
  private readonly context: DispatchContext;
  readonly #queues = new Map<number, Queue>();

  constructor(
    private readonly database: Database,
    keys: Keys,
    evidence: EvidenceLog,
    settings: Settings,
  ) {
    this.context = contextOf(keys, evidence, settings);
  }

  /**
   * Resolves when the receipt is stored: false for a repetition. Rejects if it could not be, and with an
   * `OutdatedSettingsError` if its vendor has other settings by then.
   *
   * @param under the settings whose secret signed it, if they were not read just now
   */
  take(tenant: number, receipt: Receipt, under?: SettingsVersion): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const queue = this.#queues.get(tenant) ?? { waiting: [], running: 0 };
      this.#queues.set(tenant, queue);
      queue.waiting.push({ receipt, under, resolve, reject });
      if (queue.running < LANES) void this.#work(tenant, queue);
    });
  }

  async #work(tenant: number, queue: Queue): Promise<void> {
    queue.running += 1;
    while (queue.waiting.length > 0) await this.#store(tenant, queue.waiting.splice(0, BATCH_MAX));
    queue.running -= 1;
  }

  async #store(tenant: number, batch: readonly Waiting[]): Promise<void> {
    try {
      const receipts = batch.map(({ receipt }) => receipt);
      const used = batch.flatMap(({ under }) => under ?? []);
      const isNew = await this.database.tx(tenant, async (tx) => {
        await refuseOutdated(tx, used);
        return takeReceipts(tx, this.context, receipts);
      });
      batch.forEach(({ resolve }, i) => resolve(isNew[i] === true));
    } catch (error) {
      const [only] = batch;
      if (batch.length === 1) return only?.reject(error);
      // One that cannot be stored must not take its neighbours with it.
      for (const one of batch) await this.#store(tenant, [one]);
    }
  }
}
