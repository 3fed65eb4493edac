import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { ContactQueue, QUEUES } from './contact.queue.js';
import { TickWorker } from './tick.worker.js';

@Module({})
export class ScheduleModule {
  /** @param works whether this process runs BullMQ workers, or only hands work to those that do */
  static for({ works }: { works: boolean }): DynamicModule {
    return {
      module: ScheduleModule,
      imports: Object.values(QUEUES).map((name) => BullModule.registerQueue({ name })),
      providers: [ContactQueue, ...(works ? [TickWorker] : [])],
      exports: [ContactQueue],
    };
  }
}
