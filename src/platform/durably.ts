/** Files that are on the disk when the call returns, and that nobody else may read. */
import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export function writeDurably(file: string, flag: 'a' | 'w' | 'wx' | 'r+', text: string): void {
  const handle = openSync(file, flag, 0o600);
  try {
    // Unlike writeSync it writes the whole text or throws.
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A crash leaves the old file or the new one. */
export function replaceDurably(file: string, text: string): void {
  const draft = `${file}.new`;
  writeDurably(draft, 'w', text);
  renameSync(draft, file);
  syncFolder(path.dirname(file));
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
