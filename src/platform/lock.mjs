/**
 * One process at a time, across processes: a lock file that names its owner.
 *
 * Uses nothing but Node, because the bootstrap needs it before anything is installed. Leaves out fair
 * queues and re-entry.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;
const PATIENCE_MS = 600_000;

/** `pid start`, or nothing for a dead process; the start tells a process from a later one of its number. */
export function identify(pid) {
  if (!(pid > 0)) return undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; after it the state is field 3 and the start field 22.
    const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
    return 'ZX'.includes(fields[0]) ? undefined : `${pid} ${fields[19]}`;
  } catch {
    return identifyBySignal(pid);
  }
}

/** Whether the very process that was identified still runs; a zombie does not. */
export function isAlive(identity) {
  const found = identify(Number.parseInt(identity, 10));
  return found === identity || found?.endsWith('?') === true;
}

/** Runs `work` while no other process holds the lock file at `path`; `onWait` hears once whom we wait for. */
export async function withLock(path, work, onWait = () => {}) {
  for (let waited = 0; !take(path); waited += POLL_MS) {
    breakStale(path);
    if (waited === POLL_MS * 10) onWait(ownerOf(path));
    if (waited >= PATIENCE_MS) {
      throw new Error(
        `\`${path}\` is still held by process \`${ownerOf(path)}\`; end that process and try again`,
      );
    }
    if (waited > 0) await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

/** A link is made in one step together with its content, so no one ever reads a lock without an owner. */
function take(path) {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, identify(process.pid), { flag: 'wx' });
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two that see the same dead owner must not remove each other's fresh lock, so one alone may clear it. */
function breakStale(path) {
  if (!isStale(path)) return;
  const breaking = `${path}.breaking`;
  if (!take(breaking)) {
    if (isStale(breaking)) rmSync(breaking, { force: true });
    return;
  }
  try {
    if (isStale(path)) rmSync(path, { force: true });
  } finally {
    rmSync(breaking, { force: true });
  }
}

function isStale(path) {
  const owner = read(path);
  return owner !== undefined && !isAlive(owner);
}

function ownerOf(path) {
  return Number.parseInt(read(path) ?? '', 10);
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** For systems that have no `/proc` or hide it; a process that may not be signalled is there all the same. */
function identifyBySignal(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return undefined;
  }
  return `${pid} ?`;
}
