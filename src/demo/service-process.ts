/** The service as users run it: a process of its own, spoken to over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../cli.js', import.meta.url));

/** A service that hangs while it stops must not hang us. */
const STOP_WITHIN_MS = 20_000;

/** More than a person would read at once. */
const PROBLEMS_SHOWN = 5;

export interface Api {
  readonly url: string;
  post(path: string, body: unknown): Promise<Record<string, unknown>>;
  get(path: string): Promise<Record<string, unknown>>;
  /** Fails unless every item was created or existed. */
  bulk(path: string, name: string, items: readonly unknown[]): Promise<void>;
}

export interface ServiceProcess {
  readonly url: string;
  readonly child: ChildProcess;
  readonly pid: number;
  /** The line it printed when it was ready. */
  readonly greeting: string;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** For measurements: killed, they leave no service behind. */
export const LEASH: Starting = { leash: true };

export class ServiceProcessError extends Error {
  override name = 'ServiceProcessError';
}

export interface Starting {
  /** Ends the wait for a service that is not ready yet, and the service. */
  readonly signal?: AbortSignal;
  /** Told at once, long before it is ready. */
  readonly onSpawn?: (pid: number) => void;
  /** It stops when this process ends, in whatever way. */
  readonly leash?: boolean;
}

/** @param env settings on top of this process's own environment */
export async function startServiceProcess(
  env: Readonly<Record<string, string>>,
  { signal, onSpawn, leash = false }: Starting = {},
): Promise<ServiceProcess> {
  signal?.throwIfAborted();
  const child = spawn(process.execPath, [CLI, 'start'], {
    env: { ...process.env, PORT: '0', ...env },
    // A channel that closes with this process, whatever ends it.
    stdio: ['ignore', 'pipe', 'inherit', leash ? 'ipc' : 'ignore'],
    // Ctrl-C reaches only the parent, which stops the service in order.
    detached: true,
  });
  if (child.pid !== undefined) onSpawn?.(child.pid);
  const exited = once(child, 'exit');
  const giveUp = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', giveUp);
  const greeting = await Promise.race([firstLine(child), exited.then(() => undefined)]);
  signal?.removeEventListener('abort', giveUp);
  const url = /at (http:\/\/\S+)/.exec(greeting ?? '')?.[1];
  if (greeting === undefined || url === undefined) {
    signal?.throwIfAborted();
    throw new ServiceProcessError('the service did not start; see its message above');
  }
  const end = async (how: NodeJS.Signals) => {
    child.kill(how);
    const impatience = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(impatience);
  };
  return {
    url,
    child,
    pid: child.pid ?? 0,
    greeting,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

/** Runs a command of the program to its end, as a user beside the service would. */
export async function runCommand(
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<void> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const [said, [code]] = await Promise.all([child.stderr.toArray(), once(child, 'exit')]);
  if (code !== 0) throw new ServiceProcessError(`\`${args.join(' ')}\` failed: ${said.join('')}`);
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (child.stdout === null) return undefined;
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  child.stdout.resume();
  return line;
}

export function apiAt(url: string, key: string): Api {
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch((cause: unknown) => {
      throw new ServiceProcessError(
        `${method} ${path} got no answer: see the service's messages above`,
        { cause },
      );
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) {
      throw new ServiceProcessError(
        `${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`,
      );
    }
    return answer;
  };
  const bulk = async (path: string, name: string, items: readonly unknown[]) => {
    const answer = await call('POST', path, { [name]: items });
    const results = answer['items'] as { status: string }[];
    const failed = results.filter(({ status }) => status === 'error');
    if (failed.length === 0) return;
    const shown = failed.slice(0, PROBLEMS_SHOWN).map((item) => JSON.stringify(item));
    throw new ServiceProcessError(
      `POST ${path} refused ${failed.length} of ${items.length} items: ${shown.join('; ')}`,
    );
  };
  return {
    url,
    bulk,
    post: (path, body) => call('POST', path, body),
    get: (path) => call('GET', path),
  };
}
