/**
 * A private Redis for tests, the demo and measurements: on loopback, behind a password, its data in a
 * folder of ours. In production an operator's own server is named by REDIS_URL instead.
 *
 * Like the embedded PostgreSQL it is adopted if it still runs and stopped by the last process that used
 * it: Redis itself would let two servers write into one folder.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './embedded/free-port.js';
import { hold, isHeld } from './embedded/holders.js';
import { identify, isAlive, withLock } from './lock.mjs';
import { answersPing } from './redis-ping.js';
import { ensureRedisServer } from './redis-install.js';

export interface PrivateRedis {
  readonly url: string;
  /** Signs out; stops the server unless another living process uses it. */
  stop(): Promise<void>;
}

interface Running {
  readonly identity: string;
  readonly port: number;
  readonly password: string;
}

const POLL_MS = 10;
const READY_WITHIN_MS = 60_000;
const TRIES_MAX = 5;

export async function startRedis(options: { dir: string; port?: number }): Promise<PrivateRedis> {
  mkdirSync(options.dir, { recursive: true, mode: 0o700 });
  const dir = realpathSync(options.dir);
  const lock = path.join(dir, 'launch.lock');

  return withLock(lock, async () => {
    const { port, password } = findRunning(dir) ?? (await launch(dir, options.port));
    let leave: (() => void) | undefined = hold(dir);

    return {
      url: `redis://:${password}@127.0.0.1:${port}`,
      stop: () =>
        withLock(lock, async () => {
          if (leave === undefined) return;
          leave();
          leave = undefined;
          if (!isHeld(dir)) await shutDown(dir);
        }),
    };
  });
}

function findRunning(dir: string): Running | undefined {
  try {
    const running: Running = JSON.parse(readFileSync(stateFile(dir), 'utf8'));
    return isAlive(running.identity) ? running : undefined;
  } catch {
    return undefined;
  }
}

async function launch(dir: string, wantedPort: number | undefined): Promise<Running> {
  const program = ensureRedisServer();
  for (let tries = 1; ; tries++) {
    const port = wantedPort ?? (await freePort());
    const password = randomBytes(18).toString('base64url');
    const pid = spawnServer(program, dir, port, password);
    const running = { identity: identify(pid) ?? '', port, password };
    // Written before it is ready, so that a server whose starter is killed meanwhile is found again.
    writeFileSync(stateFile(dir), JSON.stringify(running), { mode: 0o600 });
    if (await isReady(running)) return running;
    if (wantedPort !== undefined || tries === TRIES_MAX) {
      throw new Error(`\`${program}\` did not start on port \`${port}\`; see \`${logFile(dir)}\``);
    }
  }
}

function spawnServer(program: string, dir: string, port: number, password: string): number {
  const output = openSync(logFile(dir), 'a', 0o600);
  // The settings go in by standard input, because every local user can read a command line.
  const child = spawn(program, ['-'], {
    cwd: dir,
    detached: true,
    stdio: ['pipe', output, output],
  });
  closeSync(output);
  // A server that ends before it has read its settings is reported by its log.
  child.stdin?.on('error', () => {});
  child.stdin?.end(settings(port, password));
  child.on('error', () => {});
  child.unref();
  return child.pid ?? 0;
}

/** The queue must never lose a key to make room, hence `noeviction`. */
function settings(port: number, password: string): string {
  return [
    `port ${port}`,
    'bind 127.0.0.1',
    `requirepass ${password}`,
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    'pidfile redis.pid',
    '',
  ].join('\n');
}

async function isReady({ identity, port, password }: Running): Promise<boolean> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += POLL_MS) {
    if (!isAlive(identity)) return false;
    if (await answersPing(port, password)) return true;
    await sleep(POLL_MS);
  }
  return false;
}

async function shutDown(dir: string): Promise<void> {
  const running = findRunning(dir);
  if (running === undefined) return;
  process.kill(Number.parseInt(running.identity, 10), 'SIGTERM');
  while (isAlive(running.identity)) await sleep(POLL_MS);
  rmSync(stateFile(dir), { force: true });
}

function stateFile(dir: string): string {
  return path.join(dir, 'redis.json');
}

function logFile(dir: string): string {
  return path.join(dir, 'redis.log');
}
