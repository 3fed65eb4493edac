/** Where a verifier reads from: files by their names, with `/` between folders. Nothing is ever written. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail } from './failure.js';

export interface Folder {
  /** Undefined where there is no such file. */
  read(name: string): Buffer | undefined;
  /** The names of all files at any depth, in no order. */
  list(): string[];
}

export function need(folder: Folder, name: string): Buffer {
  return folder.read(name) ?? fail('MISSING', `\`${name}\``);
}

/** The part of a folder that lies in one of its folders. */
export function within(folder: Folder, name: string): Folder {
  const prefix = `${name}/`;
  return {
    read: (file) => folder.read(prefix + file),
    list: () =>
      folder
        .list()
        .filter((file) => file.startsWith(prefix))
        .map((file) => file.slice(prefix.length)),
  };
}

// Of what belongs to a bundle or a package, a full bundle of entries is the largest: 16 MiB.
const BYTES_MAX = 256 * 1024 * 1024;

export function folderOn(directory: string): Folder {
  return {
    read(name) {
      const file = path.join(directory, name);
      const found = readable(name, () => statSync(file, { throwIfNoEntry: false }));
      if (found?.isFile() !== true) return undefined;
      if (found.size > BYTES_MAX)
        fail('MISSING', `\`${name}\` is too large to be what it should be`);
      return readable(name, () => readFileSync(file));
    },
    list: () => walk(directory, ''),
  };
}

/** What the system does not let us read is as good as not there. */
function readable<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch {
    return fail('MISSING', `\`${name}\` cannot be read`);
  }
}

/** Links to folders are not followed, so that no circle is walked; a link counts as a file. */
function walk(directory: string, prefix: string): string[] {
  const folder = path.join(directory, prefix);
  const entries = readable(folder, () => readdirSync(folder, { withFileTypes: true }));
  return entries.flatMap((entry) => {
    const name = prefix + entry.name;
    return entry.isDirectory() ? walk(directory, `${name}/`) : [name];
  });
}
