/**
 * What a signer signed last, in its own append-only file outside the database.
 *
 * A line is `<size> <root> <stack>`; it is on the disk before the note leaves. An unfinished last line is
 * of a crash before that, so nobody has its note. Only the last line is ever needed: a file that has grown
 * is replaced by one with that line alone.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
  truncateSync,
} from 'node:fs';
import path from 'node:path';
import { replaceDurably, syncFolder, writeDurably } from '../../platform/durably.js';
import { Stack } from '../tree/stack.js';

export class MemoryError extends Error {
  override name = 'MemoryError';
}

/** Longer than two lines: a stack has at most 53 hashes. */
const TAIL_BYTES = 8_192;
const GROWN_BYTES = 1_048_576;

/** The tree that was signed last; an empty one before the first. */
export function recall(file: string): Stack {
  if (!existsSync(file)) return new Stack();
  const { text, from } = tailOf(file);
  const end = text.lastIndexOf('\n') + 1;
  if (end < text.length) truncateSync(file, from + end);
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

function tailOf(file: string): { text: string; from: number } {
  const { size } = statSync(file);
  const from = Math.max(0, size - TAIL_BYTES);
  const bytes = Buffer.alloc(size - from);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, bytes, 0, bytes.length, from);
    return { text: bytes.toString('latin1', 0, read), from };
  } finally {
    closeSync(handle);
  }
}

export function remember(file: string, stack: Stack): void {
  const line = lineOf(stack);
  if (existsSync(file) && statSync(file).size > GROWN_BYTES) return replaceDurably(file, line);
  const isNew = !existsSync(file);
  writeDurably(file, 'a', line);
  if (isNew) syncFolder(path.dirname(file));
}

/** The last line of one file becomes the whole of another. */
export function copyMemory(from: string, to: string): void {
  const stack = recall(from);
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  replaceDurably(to, lineOf(stack));
}

function lineOf(stack: Stack): string {
  return `${stack.size} ${stack.root().toString('base64')} ${stack.pack().toString('base64')}\n`;
}
