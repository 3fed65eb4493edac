/**
 * Ctrl-C and the like, and what is to be put away before the program may end.
 *
 * A signal ends waiting at once but never a step that is half done: what was started is always known,
 * and put away in reverse order.
 */

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export class InterruptedError extends Error {
  override name = 'InterruptedError';

  constructor(readonly exitCode: number) {
    super('interrupted');
  }
}

export interface Interrupt {
  /** Aborted by the first signal, with an InterruptedError as its reason. */
  readonly signal: AbortSignal;
  /** Whoever listens no longer leaves signals to their ordinary effect. */
  release(): void;
}

export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  const handlers = Object.entries(SIGNALS).map(([name, exitCode]) => {
    const handler = () => controller.abort(new InterruptedError(exitCode));
    process.on(name, handler);
    return { name, handler };
  });
  // Nobody reads any more, as with `| head`: the same as a signal.
  const broken = () => controller.abort(new InterruptedError(1));
  const outputs = [process.stdout, process.stderr];
  for (const output of outputs) output.on('error', broken);
  return {
    signal: controller.signal,
    release: () => {
      for (const { name, handler } of handlers) process.off(name, handler);
    },
  };
}

type Undo = () => unknown;

export interface Leftovers {
  /** Remembers how to put something away. */
  add(undo: Undo): void;
  /** Puts everything away, the latest first; one that fails does not spare the others. */
  clear(): Promise<void>;
}

export function leftovers(): Leftovers {
  const undos: Undo[] = [];
  return {
    add: (undo) => void undos.push(undo),
    clear: async () => {
      const failures: unknown[] = [];
      for (let undo = undos.pop(); undo !== undefined; undo = undos.pop()) {
        try {
          await undo();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Waits, unless a signal comes first. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
  signal.throwIfAborted();
}
