/** What a tamperer does to files: to a copy of them, and, where they list each other, so that the list fits again. */
import type { Files } from './files.js';
import { refit } from './made-package.js';

export type Change = (copy: Files) => void;

export function tampered(files: Files, change: Change): Files {
  const copy = new Map([...files].map(([name, bytes]) => [name, Buffer.from(bytes)]));
  change(copy);
  return copy;
}

/** A package, by someone who makes its manifest fit; `about` replaces what it states. */
export function refitted(files: Files, change: Change, about: object = {}): Files {
  return tampered(files, (copy) => {
    change(copy);
    refit(copy, about);
  });
}

export function move(copy: Files, from: string, to: string): void {
  const bytes = copy.get(from);
  if (bytes === undefined) return;
  copy.set(to, bytes);
  copy.delete(from);
}

export function swap(copy: Files, one: string, two: string): void {
  const kept = copy.get(one)!;
  copy.set(one, copy.get(two)!);
  copy.set(two, kept);
}

export function edit(copy: Files, name: string, change: (text: string) => string): void {
  copy.set(name, Buffer.from(change(copy.get(name)!.toString())));
}

export function drop(copy: Files, folder: string): void {
  for (const name of copy.keys()) if (name.startsWith(folder)) copy.delete(name);
}

/** Leaves one record out of a package and numbers the others anew. */
export function leaveOut(copy: Files, n: number): void {
  namesOf(n).forEach((name) => copy.delete(name));
  for (let k = n + 1; copy.has(namesOf(k)[0]!); k++)
    namesOf(k).forEach((name, i) => move(copy, name, namesOf(k - 1)[i]!));
}

function namesOf(n: number): string[] {
  const file = String(n).padStart(6, '0');
  return [`records/${file}.json`, `proofs/${file}.tlog-proof`, `open/${file}.json`];
}
