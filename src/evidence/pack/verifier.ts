/**
 * The verifier in one file, as it travels with what it checks: for convenience. Whoever doubts the folder takes the
 * verifier, like the trust file, from elsewhere.
 *
 * A build has it beside the program. Run from the sources, as tests do, it is made in memory, once a process.
 */
import { readFileSync } from 'node:fs';
import { bundleVerifier } from '../verify/one-file.mjs';

const BUILT = new URL('../../verify.mjs', import.meta.url);

let file: Buffer | undefined;

export function verifierFile(): Buffer {
  return (file ??= import.meta.url.endsWith('.ts') ? bundleVerifier() : readFileSync(BUILT));
}
