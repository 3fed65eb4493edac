/** The files of a package, kept in memory until all of them are there, and their manifest. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { canonical } from '../canonical.js';
import { sha256 } from '../leaf.js';

export type Files = Map<string, Buffer>;

export interface About {
  readonly log: string;
  readonly records: number;
  readonly size: number;
  /** The tag. */
  readonly subject: string;
}

/** Adds `manifest.json` over everything that is there; answers its SHA-256 in hex. */
export function addManifest(files: Files, about: About): string {
  const listed = [...files]
    .map(([name, content]) => ({ path: name, sha256: sha256(content).toString('hex') }))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const manifest = Buffer.from(canonical({ ...about, files: listed, v: 1 }));
  files.set('manifest.json', manifest);
  return sha256(manifest).toString('hex');
}

/** Writes them into a folder that must be new: files of another package among them would fail every check. */
export function writeFiles(files: Files, folder: string): void {
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
  mkdirSync(folder);
  try {
    for (const [name, content] of files) {
      const file = path.join(folder, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}
