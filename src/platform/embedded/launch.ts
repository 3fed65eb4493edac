/** Starts the PostgreSQL server process and waits until it answers. Everything before and after is elsewhere. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port.js';
import { BARE_ENVIRONMENT } from './cluster.js';
import { readPidFile } from './postmaster.js';
import type { Account } from './account.js';
import type { Postmaster } from './postmaster.js';

export interface Launch {
  readonly root: string;
  readonly data: string;
  readonly native: string;
  readonly account: Account | undefined;
  readonly port: number | undefined;
  readonly settings: Readonly<Record<string, string>>;
  readonly ephemeral: boolean;
}

const POLL_MS = 10;
const TRIES_MAX = 50;
const LOG_BYTES_MAX = 10_000_000;

// Failures that pass by themselves: orphans of a killed server that have not noticed yet, and a port
// that someone took between our looking and our binding.
const ORPHANS = /is still in use|already exists/;
const PORT_TAKEN = /could not create any TCP\/IP sockets/;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  // The default, a socket in /tmp, can clash with another server and is open to every local user.
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and details of failures carry personal data, which must not reach a log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const EPHEMERAL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
};

export async function launch(wanted: Launch): Promise<Postmaster> {
  const log = path.join(wanted.root, 'postgres.log');
  turnLog(log);
  for (let tries = 1; ; tries++) {
    const logStart = existsSync(log) ? statSync(log).size : 0;
    const port = wanted.port ?? (await freePort());
    const child = spawnServer(wanted, port, log);
    const isReady = await settled(child, wanted.data);
    if (isReady) {
      child.unref();
      return { pid: child.pid!, port }; // a child that became ready has a pid
    }
    const complaint = lastWords(log, logStart);
    const willPass =
      ORPHANS.test(complaint) || (wanted.port === undefined && PORT_TAKEN.test(complaint));
    if (!willPass || tries === TRIES_MAX) {
      throw new Error(`PostgreSQL did not start (\`${complaint}\`); see \`${log}\``);
    }
    await sleep(POLL_MS * 10);
  }
}

function spawnServer(
  { data, native, account, settings, ephemeral }: Launch,
  port: number,
  log: string,
) {
  const all = { ...SETTINGS, ...(ephemeral ? EPHEMERAL : {}), ...settings };
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const output = openSync(log, 'a', 0o600);
  try {
    return spawn(path.join(native, 'bin/postgres'), ['-D', data, '-p', String(port), ...args], {
      ...account,
      cwd: '/',
      env: BARE_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}

/** True once the server is ready, false once it has ended; recovery may take as long as it takes. */
async function settled(child: ChildProcess, data: string): Promise<boolean> {
  let hasEnded = false;
  child.on('error', () => (hasEnded = true));
  child.on('exit', () => (hasEnded = true));
  for (;;) {
    await sleep(POLL_MS);
    if (hasEnded) return false;
    const file = readPidFile(data);
    if (file?.pid === child.pid && file?.status === 'ready') return true;
  }
}

function lastWords(log: string, start: number): string {
  const lines = readFileSync(log).subarray(start).toString().split('\n');
  return (
    lines.findLast((line) => /FATAL|PANIC|error/i.test(line))?.replace(/^.*?(FATAL|PANIC)/, '$1') ??
    'no reason given'
  );
}

/** One older log is enough to look into a start that went wrong. */
function turnLog(log: string): void {
  if (existsSync(log) && statSync(log).size > LOG_BYTES_MAX) renameSync(log, `${log}.1`);
}
