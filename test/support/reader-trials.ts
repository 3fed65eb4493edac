/** Runs the trial of the second reader as a program of its own, made anew from the sources. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Trials } from './reader-trial.js';

const place = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** @param writers what they wrote is judged by what the others taught */
export function tried(writers: readonly string[]): Trials {
  // Where its packages are found, and nobody takes it for a source of ours.
  const cache = place('../../node_modules/.cache/');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(`${cache}reader-trial-`);
  try {
    const program = `${folder}/trial.mjs`;
    buildSync({
      entryPoints: [place('./reader-trial.ts')],
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      outfile: program,
      define: { 'import.meta.url': JSON.stringify(new URL('./x', import.meta.url).href) },
    });
    const { stdout, stderr } = spawnSync(process.execPath, [program, ...writers], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Trials;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
