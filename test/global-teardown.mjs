/** Stops the servers of the run; the watcher then removes their folder. */
import { once } from 'node:events';

export default async function tearDown() {
  const { postgres, redis, watcher } = globalThis.testServers;
  await redis.stop();
  await postgres.stop();
  watcher.ref();
  const gone = once(watcher, 'exit');
  watcher.stdin.end();
  await gone;
}
