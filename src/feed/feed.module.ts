import { BullModule } from '@nestjs/bullmq';
import { Module, type DynamicModule } from '@nestjs/common';
import { WebhookQueue, WEBHOOKS } from './webhook.queue.js';
import { WebhookWorker } from './webhook.worker.js';

@Module({})
export class FeedModule {
  /** @param works whether this process carries notices to webhooks, or only takes and shows them */
  static for({ works }: { works: boolean }): DynamicModule {
    if (!works) return { module: FeedModule };
    return {
      module: FeedModule,
      imports: [BullModule.registerQueue({ name: WEBHOOKS })],
      providers: [WebhookQueue, WebhookWorker],
    };
  }
}
