/**
 * The guard file of this program: the code that decides, as one module that anyone can keep and run.
 *
 * A build has it beside the program. Run from the sources, as tests do, it is made in memory, once a
 * process; the bytes are the same.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { bundleGuard } from './guard-bundle.mjs';

export interface GuardFile {
  readonly bytes: Buffer;
  readonly sha256: string;
}

const BUILT = new URL('../guard.mjs', import.meta.url);

let file: GuardFile | undefined;

export function guardFile(): GuardFile {
  if (file !== undefined) return file;
  const bytes = import.meta.url.endsWith('.ts') ? bundleGuard() : readFileSync(BUILT);
  return (file = { bytes, sha256: sha256(bytes) });
}

export function sha256(data: Buffer | string): string {
  return createHash('sha256').update(data).digest('hex');
}
