/**
 * The sealer of a process of role `all`: a child, so that the signing key is never in the process that talks
 * to the world. It ends with its parent, however that ends, and is started again if it ends alone.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { iso, type Clock } from './platform/clock.js';
import { childEnvironment, type Config } from './platform/config.js';
import { warn } from './platform/log.js';

const CLI = fileURLToPath(new URL('./cli.js', import.meta.url));
const AGAIN_AFTER_MS = 1_000;
const STOP_WITHIN_MS = 10_000;

export class SealingChild {
  #child: ChildProcess | undefined;
  #stopped = false;
  readonly #living: Promise<void>;

  constructor(
    private readonly config: Config,
    private readonly databaseUrl: string,
    private readonly clock: Clock,
  ) {
    this.#living = this.#live();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    child?.kill('SIGTERM');
    const impatience = setTimeout(() => child?.kill('SIGKILL'), STOP_WITHIN_MS);
    await this.#living;
    clearTimeout(impatience);
  }

  async #live(): Promise<void> {
    while (!this.#stopped) {
      this.#child = this.#start();
      const [code] = (await once(this.#child, 'exit')) as [number | null];
      if (this.#stopped) return;
      warn('sealing', `the sealer ended with ${code ?? 'a signal'} and starts again`);
      await sleep(AGAIN_AFTER_MS);
    }
  }

  #start(): ChildProcess {
    const { config, clock } = this;
    const at = config.testClockAt === undefined ? {} : { TEST_CLOCK_AT: iso(clock.local()) };
    return fork(CLI, ['start'], {
      env: childEnvironment({ ROLE: 'sealer', DATABASE_URL: this.databaseUrl, ...at }),
      // Its greeting is nobody's; what goes wrong is told as ours is.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // Ctrl-C reaches only the parent, which stops it last.
      detached: true,
    });
  }
}
