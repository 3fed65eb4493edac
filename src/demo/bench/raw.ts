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
  try {
    // Unmeasured: a process that has just started is not what a peak meets.
    if (jobs > WARM_UP) await work(WARM_UP);
    return figuresOf(await work(jobs));
  } finally {
    await queue.close();
  }

  async function work(count: number): Promise<number[]> {
    for (let from = 0; from < count; from += BULK) {
      const part = Array.from({ length: Math.min(BULK, count - from) }, (_, i) => ({
        name,
        data: { index: from + i },
        opts: { attempts: 1, removeOnComplete: true },
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
    while (done.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
    await worker.close();
    return done;
  }
}

const BULK = 500;
const WARM_UP = 1_000;
