/** Looks for work every second, one round at a time; whoever stops it waits for the round under way. */
import { complain } from './log.js';

const LOOK_MS = 1_000;

export class Lookout {
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopped = false;

  /** @param name of the work, for the log */
  constructor(
    private readonly name: string,
    private readonly round: () => Promise<void>,
  ) {}

  /** For the round to ask between two pieces of its work. */
  readonly isStopped = (): boolean => this.#stopped;

  start(): void {
    this.#timer = setInterval(() => this.look(), LOOK_MS);
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#stopped = true;
    await this.#round;
  }

  private look(): void {
    this.#round ??= this.round()
      .catch((error: unknown) => complain(this.name, error))
      .finally(() => (this.#round = undefined));
  }
}
