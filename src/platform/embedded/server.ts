/**
 * A real PostgreSQL that belongs to this service: started on first need, adopted if it still runs,
 * stopped by the last process that used it.
 *
 * It listens on loopback only, and runs in a session of its own so that Ctrl-C reaches us and not it:
 * the service closes its work first and the database last.
 */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withLock } from '../lock.mjs';
import { requireEntry, serverAccount } from './account.js';
import { usableBinaries } from './binaries.js';
import { ensureCluster, openDataRoot, OWNER } from './cluster.js';
import { hold, isHeld } from './holders.js';
import { launch } from './launch.js';
import { findRunning, isPostmaster, readPidFile } from './postmaster.js';

export interface EmbeddedOptions {
  /** Holds the data, the password, the log and, where needed, a copy of the programs. */
  readonly dataRoot: string;
  /** A free one by default. An adopted server keeps its own. */
  readonly port?: number | undefined;
  /** Settings of PostgreSQL over our defaults. An adopted server keeps its own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** For tests: fast, and lost with the machine. */
  readonly ephemeral?: boolean;
}

export interface EmbeddedPostgres {
  readonly pid: number;
  readonly port: number;
  /** It was running already: another process of ours uses it, or was killed. */
  readonly adopted: boolean;
  /** As the owner, who may do everything. */
  url(database?: string): string;
  /** Signs out; stops the server unless another living process uses it. */
  stop(): Promise<void>;
}

const STOP_WITHIN_MS = 120_000;
const POLL_MS = 10;

export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { port, settings = {}, ephemeral = false } = options;
  const root = openDataRoot(options.dataRoot);
  const data = path.join(root, 'data');
  const lock = path.join(root, 'launch.lock');

  return withLock(lock, async () => {
    const account = serverAccount(data);
    requireEntry(root, account);
    const native = usableBinaries(root, account);
    const password = await ensureCluster(root, native, account, ephemeral);
    const running = await findRunning(data);
    const found =
      running ?? (await launch({ root, data, native, account, port, settings, ephemeral }));
    let leave: (() => void) | undefined = hold(root);

    return {
      pid: found.pid,
      port: found.port,
      adopted: running !== undefined,
      url: (database = 'postgres') =>
        `postgres://${OWNER}:${password}@127.0.0.1:${found.port}/${database}`,
      stop: () =>
        withLock(lock, async () => {
          if (leave === undefined) return;
          leave();
          leave = undefined;
          if (!isHeld(root)) await shutDown(data);
        }),
    };
  });
}

/** Cuts connections, writes everything down and ends; the lock keeps others from starting meanwhile. */
async function shutDown(data: string): Promise<void> {
  const pid = readPidFile(data)?.pid;
  if (pid === undefined || !isPostmaster(pid, data)) return;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < STOP_WITHIN_MS; waited += POLL_MS) {
    if (!isPostmaster(pid, data)) return;
    await sleep(POLL_MS);
  }
  throw new Error(
    `PostgreSQL (process \`${pid}\`) does not stop; see \`postgres.log\` beside \`${data}\``,
  );
}
