/** The Redis of this run. It is shared, so each test file takes a BullMQ prefix of its own. */
import { randomUUID } from 'node:crypto';

export type Queue = 'PostgreSQL' | 'Redis';

/** Which queue a story has that names none: the slow lane tells many of them again on Redis. */
export const QUEUE: Queue = process.env.TEST_QUEUE === 'Redis' ? 'Redis' : 'PostgreSQL';

export function freshQueueStore(): { redisUrl: string; prefix: string } {
  const redisUrl = process.env.TEST_REDIS_URL;
  if (redisUrl === undefined) {
    throw new Error('`TEST_REDIS_URL` is missing: a test with Redis is a `*.e2e-spec.ts`');
  }
  return { redisUrl, prefix: `test-${randomUUID()}` };
}
