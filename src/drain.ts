/**
 * Stopping in good order: no job is begun any more, those at work are finished, open requests are answered, and
 * only then is everything closed that they stand on. Nothing is lost without it; but a send that is cut off
 * between the call and its outcome is `unknown` for good, and somebody has to look into it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Draining } from './platform/draining.js';
import { closeWorkers } from './platform/queue.js';

const LOOK_MS = 100;

export class DrainError extends Error {
  override name = 'DrainError';
}

/** Rejects when it took longer than it may; what still runs then is for the caller to end. */
export async function drain(app: NestExpressApplication, limitMs: number): Promise<void> {
  app.get(Draining).begin();
  const late = new AbortController();
  const limit = sleep(limitMs, undefined, { signal: late.signal, ref: false }).then(() => {
    throw new DrainError('what was in flight did not end in time');
  });
  try {
    await Promise.race([inOrder(app), limit]);
  } finally {
    late.abort();
    limit.catch(() => {});
  }
}

async function inOrder(app: NestExpressApplication): Promise<void> {
  await closeWorkers(app);
  const server = app.getHttpServer();
  // A connection that a client keeps open for later would hold the server for as long.
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
  }
}
