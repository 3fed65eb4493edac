/**
 * Finds a Redis server program, and on Debian fetches it if we may.
 *
 * Only the program is wanted: the package would also run a service on the well-known port, which is kept
 * from starting now and at the next boot.
 */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { aptGet, asRoot, fetchProgram, findProgram } from './system-package.mjs';

const INSTALL = 'apt-get install -y --no-install-recommends redis-server';
const POLICY = '/usr/sbin/policy-rc.d';

/** The name of the program to start: `redis-server` or `valkey-server`. */
export function ensureRedisServer(): string {
  const found = findServer();
  if (found !== undefined) return found;
  fetchProgram('`redis-server` or `valkey-server`', INSTALL, 'brew install redis', install);
  const installed = findServer();
  if (installed === undefined)
    throw new Error('`redis-server` was installed but is not on the PATH; look at `apt-get` above');
  return installed;
}

function findServer(): string | undefined {
  return ['redis-server', 'valkey-server'].find((name) => findProgram(name) !== undefined);
}

function install(command: string): void {
  const isPolicyOurs = !existsSync(POLICY);
  // Debian asks this script before it starts a service; 101 means no.
  if (isPolicyOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    aptGet(command);
    asRoot(['update-rc.d', 'redis-server', 'disable']);
  } finally {
    if (isPolicyOurs) rmSync(POLICY, { force: true });
  }
}
