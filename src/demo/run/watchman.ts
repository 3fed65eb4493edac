/**
 * Puts things away when the demo is killed and cannot: a small process that waits for the demo's end.
 *
 * It does nothing where the demo has cleared up itself, which shows by the missing folder.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Below the data folder: whom to end first, so that it can end its database in order. */
export const SERVICE_PID = 'service.pid';

// Its input closes when the demo ends in whatever way.
const WATCH = `
  cat
  [ -d "$0" ] || exit 0
  end() {
    [ -s "$2" ] || return
    pid=$(head -n 1 "$2")
    kill "-$1" "$pid" || return
    for wait in $(seq 100); do kill -0 "$pid" || return; sleep 0.1; done
    kill -KILL "$pid"
  }
  end TERM "$0/${SERVICE_PID}"
  end QUIT "$0/data/postmaster.pid"
  end TERM "$0/redis/redis.pid"
  rm -rf "$0"
`;

/** @returns sends it away */
export function watchOver(folder: string): () => Promise<void> {
  const watchman = spawn('sh', ['-c', WATCH, folder], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // A system without a shell has no watchman, and a demo all the same.
  const ended = once(watchman, 'exit').catch(() => undefined);
  watchman.stdin.on('error', () => undefined);
  return async () => {
    watchman.stdin.end();
    await ended;
  };
}
