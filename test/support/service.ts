/** The built service as a process of its own, with what it says and how it ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { apiAt, type Api } from '../../src/demo/service-process.js';

export const CLI = path.resolve('dist/cli.js');

export interface Running {
  /** Of a sealer nothing that answers. */
  readonly api: Api;
  /** Lines of its log so far. */
  readonly log: readonly string[];
  /** Lines of its standard output so far. */
  readonly said: readonly string[];
  readonly hasEnded: () => boolean;
  /** The signal that ended it, if one did. */
  readonly endedBy: () => NodeJS.Signals | null;
  /** Tells it to stop; answers its exit code when it has. */
  end(how: NodeJS.Signals): Promise<number | null>;
  kill(): Promise<void>;
  stop(): Promise<void>;
}

export async function run(env: Record<string, string>, key: string): Promise<Running> {
  const child = spawn(process.execPath, [CLI, 'start'], {
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let hasEnded = false;
  const exited = once(child, 'exit').finally(() => (hasEnded = true)) as Promise<[number | null]>;
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line));
  const said: string[] = [];
  const output = createInterface({ input: child.stdout }).on('line', (line) => said.push(line));
  const greeting = once(output, 'line') as Promise<[string]>;
  const first = await Promise.race([greeting, exited.then(() => [''])]);
  const greeted = /is ready at (http:\/\/\S+)|seals the evidence log/.exec(first[0] ?? '');
  if (greeted === null)
    throw new Error(`the service did not start (${child.signalCode}): ${log.join('\n')}`);
  const end = async (how: NodeJS.Signals) => {
    child.kill(how);
    const [code] = await exited;
    return code;
  };
  return {
    api: apiAt(greeted[1] ?? '', key),
    log,
    said,
    hasEnded: () => hasEnded,
    endedBy: () => child.signalCode,
    end,
    kill: async () => void (await end('SIGKILL')),
    stop: async () => void (await end('SIGTERM')),
  };
}
