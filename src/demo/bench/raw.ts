/** (a) The ceiling: BullMQ as it is, one job for each message, a handler that does nothing. */
import { Queue, Worker } from 'bullmq';
import { type Backend, queueConnection } from './backend.js';
import { type Figures, figuresOf } from './figures.js';

export const CONCURRENCY = 16;

export async function measureRaw(backend: Backend, jobs: number): Promise<Figures> {
  return runJobs(backend, 'bench-raw', jobs, async () => {});
}

/** Adds the jobs first, then measures from the start of the worker to the end of the last job. */
export async function runJobs(
  backend: Backend,
  name: string,
  jobs: number,
  handle: (index: number) => Promise<void>,
  concurrency = CONCURRENCY,
): Promise<Figures> {
  const connection = queueConnection(backend);
  const queue = new Queue(name, connection);
  queue.on('error', () => {});
  const opts = { attempts: 1, removeOnComplete: true };
  for (let from = 0; from < jobs; from += 500) {
    const part = Array.from({ length: Math.min(500, jobs - from) }, (_, i) => ({
      name,
      data: { index: from + i },
      opts,
    }));
    await queue.addBulk(part);
  }
  const done: number[] = [];
  const started = performance.now();
  const worker = new Worker<{ index: number }>(
    name,
    async ({ data }) => {
      await handle(data.index);
      done.push(performance.now() - started);
    },
    { ...connection, concurrency, maxStalledCount: 0 },
  );
  worker.on('error', () => {});
  while (done.length < jobs) await new Promise((resolve) => setTimeout(resolve, 20));
  const figures = figuresOf(done);
  await worker.close();
  await queue.close();
  return figures;
}
