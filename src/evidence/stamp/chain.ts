/** The certificates by which others check stamps of the authority that is configured. */
import { readFileSync } from 'node:fs';
import type { Config } from '../../platform/config.js';

/** PEM; undefined if none are configured. */
export function readChain({ timeStamps }: Pick<Config, 'timeStamps'>): string | undefined {
  const file = timeStamps?.chainFile;
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}
