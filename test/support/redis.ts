/** The Redis of this run. It is shared, so each test file takes a BullMQ prefix of its own. */
import { randomUUID } from 'node:crypto';

export function freshQueueStore(): { redisUrl: string; prefix: string } {
  const redisUrl = process.env.TEST_REDIS_URL;
  if (redisUrl === undefined) {
    throw new Error('`TEST_REDIS_URL` is missing: a test with Redis is a `*.e2e-spec.ts`');
  }
  return { redisUrl, prefix: `test-${randomUUID()}` };
}
