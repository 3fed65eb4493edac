/** Folders as maps, so that a test can damage a copy of one in no time. */
import { readdirSync, readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../src/evidence/verify/failure.js';
import type { Folder } from '../../src/evidence/verify/folder.js';
import { verify, type Question } from '../../src/evidence/verify/verify.js';

export type Files = Map<string, Buffer>;

export function folderOf(files: Files): Folder {
  return { read: (name) => files.get(name), list: () => [...files.keys()] };
}

export function filesIn(directory: string): Files {
  const names = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    names.map((name) => [
      path.relative(directory, name).replaceAll(path.sep, '/'),
      readFileSync(name),
    ]),
  );
}

export function writeFiles(files: Files, directory: string): void {
  for (const [name, bytes] of files) {
    const file = path.join(directory, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** One folder of them, as if it were alone. */
export function inside(files: Files, folder: string): Files {
  const prefix = `${folder}/`;
  const own = [...files].filter(([name]) => name.startsWith(prefix));
  return new Map(own.map(([name, bytes]) => [name.slice(prefix.length), bytes]));
}

/** The code of the first wrong thing, or `OK`. */
export function codeOf(files: Files, question: Question): string {
  try {
    verify(folderOf(files), question);
    return 'OK';
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}
