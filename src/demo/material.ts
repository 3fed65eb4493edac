/**
 * The demo's files that are not code: tables and contracts.
 */
import { readFileSync } from 'node:fs';

/** The text of a file below `src/demo`. The built program stands as deep in `dist`, so it reads the same one. */
export function material(path: string): string {
  return readFileSync(new URL(`../../src/demo/${path}`, import.meta.url), 'utf8');
}
