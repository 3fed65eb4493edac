/** Runs `hold-postgres.mjs`, for tests that need several processes or must kill one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const program = path.resolve('test/support/hold-postgres.mjs');

export interface Holder {
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
  readonly url: string;
  /** Ends the holding process without a chance to do anything. */
  kill(): Promise<void>;
  leave(): Promise<void>;
}

export async function holdPostgres(
  dataRoot: string,
  kind: 'ephemeral' | 'durable',
): Promise<Holder> {
  const child = spawn(process.execPath, [program, dataRoot, kind], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const told = createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const first = await Promise.race([told, ended.then(() => undefined)]);
  if (first === undefined || first.done === true)
    throw new Error('the holder ended; see its message above');
  const facts: Omit<Holder, 'kill' | 'leave'> = JSON.parse(first.value);
  const end = async (how: () => void) => {
    how();
    await ended;
  };
  return {
    ...facts,
    kill: () => end(() => child.kill('SIGKILL')),
    leave: () => end(() => child.stdin.end()),
  };
}

/** A folder with a space in its name, which the server's own account may enter. */
export function temporaryRoot(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dunwell root-'));
  chmodSync(folder, 0o711);
  return path.join(folder, 'data root');
}

/** A test that failed may have left its server running. */
export function removeRoot(dataRoot: string): void {
  const pidFile = path.join(dataRoot, 'data', 'postmaster.pid');
  if (existsSync(pidFile))
    process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGKILL');
  rmSync(path.dirname(dataRoot), { recursive: true, maxRetries: 5, retryDelay: 200 });
}
