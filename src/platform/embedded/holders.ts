/**
 * Which processes use a server of ours, so that the last one to leave stops it and no one earlier does.
 *
 * A process that was killed cannot sign out; it is not alive, so it does not count.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { identify, isAlive } from '../lock.mjs';

/** Signs this process in; the answer signs it out again. Both only while the folder's lock is held. */
export function hold(root: string): () => void {
  const folder = path.join(root, 'holders');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, randomUUID());
  writeFileSync(file, identify(process.pid) ?? '');
  return () => rmSync(file, { force: true });
}

/** Whether anyone who signed in is still there. */
export function isHeld(root: string): boolean {
  const folder = path.join(root, 'holders');
  const files = readdirSync(folder).map((name) => path.join(folder, name));
  const gone = files.filter((file) => !isAlive(readFileSync(file, 'utf8')));
  gone.forEach((file) => rmSync(file, { force: true }));
  return gone.length < files.length;
}
