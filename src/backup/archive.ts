/**
 * One file for everything: a zip archive, written and read entry by entry, that any tool can open.
 *
 * It gets its name when it is complete and on the disk, so a file of that name is a whole one.
 */
import { createWriteStream, existsSync, linkSync, rmSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';
import yauzl from 'yauzl';
import yazl from 'yazl';
import { BackupError } from './manifest.js';

export interface Part {
  readonly name: string;
  /** Asked for when its turn has come. */
  readonly content: () => AsyncIterable<Buffer>;
}

/** Ciphertext does not shrink, but its digits do: the fastest level finds all there is. */
const LEVEL = 1;

export async function writeArchive(file: string, parts: readonly Part[]): Promise<void> {
  if (existsSync(file)) throw new BackupError(`\`${file}\` is there already: name a new file`);
  const draft = `${file}.partial`;
  const zip = new yazl.ZipFile();
  const target = createWriteStream(draft, { flags: 'w', mode: 0o600, flush: true });
  zip.on('error', (error: Error) => target.destroy(error));
  for (const { name, content } of parts) {
    zip.addReadStreamLazy(name, { compressionLevel: LEVEL, mode: 0o100600 }, (give) => {
      const rows = Readable.from(content());
      rows.on('error', (error) => target.destroy(error));
      give(null, rows);
    });
  }
  zip.end();
  try {
    await pipeline(zip.outputStream, target);
    // A link, unlike a new name, never replaces a file that came there meanwhile.
    linkSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

export interface Archive {
  text(name: string): Promise<string>;
  stream(name: string): Promise<Readable>;
  close(): void;
}

export async function openArchive(file: string): Promise<Archive> {
  const zip = await opened(file);
  const entries = new Map<string, yauzl.Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  const stream = async (name: string) => {
    const entry = entries.get(name);
    if (entry === undefined) throw new BackupError(`\`${file}\` has no \`${name}\` in it`);
    return zip.openReadStreamPromise(entry);
  };
  return {
    stream,
    text: async (name) => text(await stream(name)),
    close: () => zip.close(),
  };
}

async function opened(file: string): Promise<yauzl.ZipFile> {
  if (!existsSync(file)) throw new BackupError(`there is no \`${file}\``);
  try {
    return await yauzl.openPromise(file, { autoClose: false });
  } catch (cause) {
    throw new BackupError(`\`${file}\` is no whole zip archive: it was cut short or changed`, {
      cause,
    });
  }
}
