import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module.js';
import { DecideWorker } from './decide.worker.js';
import { Eraser } from './erasing/eraser.js';
import { ReceiptInbox } from './receipt.inbox.js';
import { SendWorker } from './send.worker.js';
import { SettleWorker } from './settle.worker.js';
import { Vendors } from './vendors.js';

@Module({})
export class DispatchModule {
  /** @param works whether this process decides and sends */
  static for({ works }: { works: boolean }): DynamicModule {
    return {
      module: DispatchModule,
      // The doors ask it which channels could send.
      global: true,
      imports: [ScheduleModule.for({ works })],
      providers: [
        Vendors,
        ReceiptInbox,
        Eraser,
        ...(works ? [DecideWorker, SendWorker, SettleWorker] : []),
      ],
      exports: [Vendors, ReceiptInbox, Eraser, ScheduleModule],
    };
  }
}
