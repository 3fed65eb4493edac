/**
 * Finds a Redis server program, and on Debian fetches it if we may.
 *
 * Only the program is wanted: the package would also run a service on the well-known port, which is kept
 * from starting now and at the next boot.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { said } from './embedded/failure.js';

const INSTALL = ['apt-get', 'install', '-y', '--no-install-recommends', 'redis-server'];
const POLICY = '/usr/sbin/policy-rc.d';

/** The name of the program to start: `redis-server` or `valkey-server`. */
export function ensureRedisServer(): string {
  const found = findServer();
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || !isRunnable('apt-get')) {
    const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
    const command =
      process.platform === 'darwin' ? 'brew install redis' : `${sudo}${INSTALL.join(' ')}`;
    throw new Error(
      `neither \`redis-server\` nor \`valkey-server\` is on the PATH; run \`${command}\``,
    );
  }
  process.stderr.write(`redis-server is missing; running ${INSTALL.join(' ')}\n`);
  install();
  const installed = findServer();
  if (installed === undefined)
    throw new Error('`redis-server` was installed but is not on the PATH; look at `apt-get` above');
  return installed;
}

function findServer(): string | undefined {
  return ['redis-server', 'valkey-server'].find(isRunnable);
}

function isRunnable(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function install(): void {
  const isPolicyOurs = !existsSync(POLICY);
  // Debian asks this script before it starts a service; 101 means no.
  if (isPolicyOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    try {
      asRoot(INSTALL);
    } catch {
      // The package lists may be missing or old.
      asRoot(['apt-get', 'update']);
      asRoot(INSTALL);
    }
    asRoot(['update-rc.d', 'redis-server', 'disable']);
  } catch (cause) {
    throw new Error(`\`${INSTALL.join(' ')}\` failed (${said(cause)}); run it by hand`, { cause });
  } finally {
    if (isPolicyOurs) rmSync(POLICY, { force: true });
  }
}

function asRoot(command: readonly string[]): void {
  // `env` adds to the environment, which apt-get needs for a proxy.
  const settings = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];
  execFileSync('env', [...settings, ...command], { stdio: ['ignore', 'ignore', 'pipe'] });
}
