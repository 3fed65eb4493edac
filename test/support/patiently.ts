/** For a server that is killed and comes back. */
import { setTimeout as sleep } from 'node:timers/promises';

/** A server that was killed is back after a moment. */
export async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
}
