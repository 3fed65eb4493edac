/** One throw-away PostgreSQL and one Redis for a whole run of Jest, in a temporary folder. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../src/ensure.mjs';
import { bundleGuard } from '../src/policies/guard-bundle.mjs';
import { findChromium } from './support/chromium.mjs';
import { loadLaunchers } from './support/launchers.mjs';

// Its input closes when Jest ends in whatever way, a kill -9 included; what still runs then is ended.
const WATCH = `
  cat
  for file in "$0/postgres/data/postmaster.pid" "$0/redis/redis.pid"; do
    [ -s "$file" ] || continue
    pid=$(head -n 1 "$file")
    kill -QUIT "$pid"
    for wait in 1 2 3 4 5 6 7 8 9; do kill -0 "$pid" && sleep 0.2; done
    kill -KILL "$pid"
  done
  rm -rf "$0"
`;

export default async function setUp() {
  const { ensureRedisServer, startEmbeddedPostgres, startRedis } = await loadLaunchers();
  ensureRedisServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'dunwell-test-'));
  // The database's account must be able to pass.
  chmodSync(folder, 0o711);
  const watcher = watch(folder);
  const postgres = await startEmbeddedPostgres({
    dataRoot: path.join(folder, 'postgres'),
    ephemeral: true,
  });
  const redis = await startRedis({ dir: path.join(folder, 'redis') });
  process.env.TEST_PG_URL = postgres.url();
  process.env.TEST_REDIS_URL = redis.url;
  process.env.TEST_GUARD_FILE = path.join(folder, 'guard.mjs');
  writeFileSync(process.env.TEST_GUARD_FILE, bundleGuard());
  // `npm test` has built everything; here it is for whoever runs the pages' tests alone.
  if (process.argv.some((arg) => arg.includes('console'))) await ensureBuilt();
  process.env.TEST_CHROMIUM = findChromium() ?? '';
  // What a test that is cut short leaves behind goes with the folder.
  process.env.TMPDIR = path.join(folder, 'tmp');
  mkdirSync(process.env.TMPDIR, { mode: 0o711 });
  globalThis.testServers = { postgres, redis, watcher };
}

function watch(folder) {
  const watcher = spawn('sh', ['-c', WATCH, folder], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  watcher.stdin.unref();
  return watcher;
}
