/**
 * The postmaster's own pid file: is a server running on this data folder, and is it ours to adopt?
 *
 * A `kill -9` of node leaves the server running; a `kill -9` of the server leaves its pid file behind,
 * and where process 1 reaps nobody its zombie too.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify } from '../lock.mjs';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const POLL_MS = 20;
// After a crash the server first replays its log, and a big one takes its time.
const READY_WITHIN_MS = 300_000;
// Above every number that Linux hands out, so PostgreSQL finds that nobody has it.
const NOBODY = 2_147_483_647;

/** The server that runs on `data`, once it is ready; nothing if it does not run. */
export async function findRunning(data: string): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < READY_WITHIN_MS; waited += POLL_MS) {
    const found = readPidFile(data);
    if (found === undefined) return undefined;
    if (!isPostmaster(found.pid, data)) {
      disown(data);
      return undefined;
    }
    if (found.status === 'ready') return found;
    await sleep(POLL_MS);
  }
  throw new Error(
    `PostgreSQL on \`${data}\` is running but not ready; see \`postgres.log\` beside it`,
  );
}

/** Whether process `pid` is alive and is the server of this very folder; its command line tells. */
export function isPostmaster(pid: number, data: string): boolean {
  if (identify(pid) === undefined) return false;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data);
  } catch {
    // Without /proc there is only the number to go by.
    return true;
  }
}

export function readPidFile(data: string): (Postmaster & { readonly status: string }) | undefined {
  const lines = pidLines(data);
  if (lines === undefined) return undefined;
  return { pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? '' };
}

/**
 * PostgreSQL would refuse to start as long as any process has the number in the file: a zombie, or a
 * stranger that got it after a restart. Only the number goes; the rest of the file lets PostgreSQL see
 * for itself whether orphans of the old server still hold its memory, and then it rightly refuses.
 */
function disown(data: string): void {
  const lines = pidLines(data);
  if (lines === undefined) return;
  writeFileSync(pidFileOf(data), [NOBODY, ...lines.slice(1)].join('\n'));
}

/** Nothing if the file is not there. A server removes it at any moment: one it finds stale, or its own as it ends. */
function pidLines(data: string): string[] | undefined {
  try {
    return readFileSync(pidFileOf(data), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function pidFileOf(data: string): string {
  return path.join(data, 'postmaster.pid');
}
