/**
 * Whose folder of key-encryption keys it is: a file in it names the installation. Two databases in one folder would
 * destroy each other's keys, so each process asks before it opens anything, and again before it makes or destroys a key.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from './config.js';
import { replaceDurably, syncFolder, writeDurably } from './durably.js';

/** The folder that a key or a file is about to be changed in; it is ours from now on if it was nobody's. */
export function claimFolder(folder: string, installation: string): void {
  requireWritable(folder);
  const file = fileIn(folder);
  if (ownerOf(folder) === undefined) own(file, `${installation}\n`);
  syncFolder(folder);
  refuseForeign(folder, installation);
}

/** @throws NotWritableError before anything depends on it */
export function requireWritable(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new NotWritableError(
      `the folder \`${folder}\` of key-encryption keys cannot be written: name one in \`DUNWELL_KEK_DIR\` that can, that outlives ` +
        'this process and that every process has',
      { cause },
    );
  }
}

export class NotWritableError extends ConfigError {}

function own(file: string, text: string): void {
  // Without a whole name in it, it is of a crash.
  if (existsSync(file)) return replaceDurably(file, text);
  try {
    writeDurably(file, 'wx', text);
  } catch (error) {
    // Of two that come at once, one finds the other's.
    if (!existsSync(file)) throw error;
  }
}

/** @throws if it is another's; a folder of nobody is left as it is */
export function refuseForeign(folder: string | undefined, installation: string): void {
  const owner = ownerOf(folder);
  if (owner === undefined || owner === installation) return;
  throw new ConfigError(
    `the keys in \`${folder}\` belong to the installation \`${owner}\`, and this one is \`${installation}\`: name a folder of ` +
      'its own in `DUNWELL_KEK_DIR`, or, if it was restored from that one, which is gone for good, run `kek adopt`',
  );
}

/** By the wish of the operator: whoever had it may not use it any more. */
export function takeFolder(folder: string, installation: string): void {
  replaceDurably(fileIn(folder), `${installation}\n`);
}

/** Undefined: nobody's yet, as in every folder of before there were such files. */
export function ownerOf(folder: string | undefined): string | undefined {
  if (folder === undefined || !existsSync(fileIn(folder))) return undefined;
  const [name] = NAME.exec(readFileSync(fileIn(folder), 'utf8')) ?? [];
  return name?.trim();
}

const NAME = /^[0-9a-f-]{36}\n/;

const fileIn = (folder: string) => path.join(folder, 'owner');
