/**
 * What a signer signed last, in its own append-only file outside the database.
 *
 * A line is `<size> <root> <stack>`; it is on the disk before the note leaves. An unfinished last line is
 * of a crash before that, so nobody has its note.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { Stack } from '../tree/stack.js';

export class MemoryError extends Error {
  override name = 'MemoryError';
}

/** The tree that was signed last; an empty one before the first. */
export function recall(file: string): Stack {
  if (!existsSync(file)) return new Stack();
  const text = readFileSync(file, 'latin1');
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(file, end);
  const line = text.slice(0, end).trimEnd().split('\n').at(-1) ?? '';
  if (line === '') return new Stack();
  const [size = '', root = '', packed = ''] = line.split(' ');
  try {
    const stack = new Stack(Number(size), Buffer.from(packed, 'base64'));
    if (stack.root().toString('base64') === root) return stack;
  } catch (cause) {
    throw new MemoryError(`\`${file}\` was altered: restore it`, { cause });
  }
  throw new MemoryError(`\`${file}\` was altered: restore it`);
}

export function remember(file: string, stack: Stack): void {
  const line = [stack.size, stack.root().toString('base64'), stack.pack().toString('base64')];
  const handle = openSync(file, 'a', 0o600);
  try {
    writeSync(handle, `${line.join(' ')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
