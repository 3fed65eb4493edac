/**
 * Which tags were erased, in the signer's folder: outside the database, so that a restored backup does not bring
 * them back. The signer reads every entry that it signs, and notes them before it signs.
 *
 * A line is a tag. A tag is 128 random bits, so one file serves every database that calls its log alike.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { syncFolder, writeDurably } from '../../platform/durably.js';
import { firstName } from '../log-name.js';

const MARK = Buffer.from('"kind":"erasure.done"');
const TAG = /^[0-9a-f]{32}$/;

/** The tag that an entry erases; undefined for every other entry. */
export function erasedBy(entry: Buffer): string | undefined {
  // Parsed only if it may be one: a signer reads thousands.
  if (!entry.includes(MARK)) return undefined;
  const { kind, subj } = JSON.parse(entry.toString()) as {
    kind: string;
    subj: { tag: string } | null;
  };
  return kind === 'erasure.done' ? subj?.tag : undefined;
}

/** On the disk when it returns; a tag may come twice. */
export function noteErased(folder: string, vkey: string, tags: readonly string[]): void {
  if (tags.length === 0) return;
  const file = fileIn(folder, vkey);
  const isNew = !existsSync(file);
  writeDurably(file, 'a', tags.map((tag) => `${tag}\n`).join(''));
  if (isNew) syncFolder(folder);
}

/** An unfinished last line is of a crash: its entry was not signed, and is read again. */
export function erasedTags(folder: string, vkey: string): string[] {
  const file = fileIn(folder, vkey);
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return [...new Set(lines.filter((line) => TAG.test(line)))];
}

/** Whoever takes the signer over remembers them too. */
export function copyErased(from: string, to: string, vkey: string): void {
  const known = new Set(erasedTags(to, vkey));
  noteErased(
    to,
    vkey,
    erasedTags(from, vkey).filter((tag) => !known.has(tag)),
  );
}

/** @param vkey any key of any log of the tenant: they all begin with its first name */
function fileIn(folder: string, vkey: string): string {
  const [name = ''] = vkey.split('+');
  return path.join(folder, `${firstName(name).replace('/', '_')}.erased`);
}
