/** Processes that kill themselves at a commit, as `TEST_KILL_AT` says. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Running } from './service.js';

const PATIENCE_MS = 240_000;

/** The sealer is a child: its parent says that it ended. */
export async function untilKilled(service: Running | undefined, at: string): Promise<void> {
  if (service === undefined) return;
  const isKilled = () =>
    service.endedBy() === 'SIGKILL' ||
    service.log.some((line) => line.includes('the sealer ended with a signal'));
  for (const begun = performance.now(); !isKilled(); await sleep(50))
    if (performance.now() - begun > PATIENCE_MS) throw new Error(`it never came to: ${at}`);
  if (!service.hasEnded()) await service.kill();
}

export const outcomeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => {
      // A command that was killed, or a request to a service that was.
      if (/^SIGKILL|got no answer/.test(error.message)) return 'killed';
      throw error;
    },
  );

/** Before the commit and after it. */
export const bothSides = (points: Record<string, string>) =>
  Object.entries(points).flatMap(([name, statement]) =>
    ['before', 'after'].map((when) => ({ name, when, at: `${when} ${statement}` })),
  );
