/**
 * The second reader, measured on writers it has not met: for each of them it is taught anew without what
 * that writer wrote. `UPDATE=1` writes the weights that ship.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Taught } from '../support/learn.js';
import type { Trial, Trials } from '../support/reader-trial.js';

const place = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const weightsFile = place('../../src/compliance/language/reader/weights.ts');

/** Of messages of a writer the reader has not met, in hundredths: what was reached, less what chance may take. */
const FLOORS: readonly Trial[] = [
  { writer: '2', language: 'en', blocked: 0.86, caught: 0.9, falsely: 0.03, reviewed: 0.88 },
  { writer: '2', language: 'zh', blocked: 0.8, caught: 0.88, falsely: 0.04, reviewed: 0.85 },
  { writer: '3', language: 'en', blocked: 0.79, caught: 0.84, falsely: 0.04, reviewed: 0.85 },
  { writer: '4', language: 'en', blocked: 0.84, caught: 0.87, falsely: 0.07, reviewed: 0.85 },
  { writer: '5', language: 'zh', blocked: 0.84, caught: 0.91, falsely: 0.06, reviewed: 0.88 },
];

function tried(): Trials {
  // Where its packages are found, and nobody takes it for a source of ours.
  const cache = place('../../node_modules/.cache/');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(`${cache}reader-trial-`);
  try {
    const program = `${folder}/trial.mjs`;
    buildSync({
      entryPoints: [place('../support/reader-trial.ts')],
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      outfile: program,
      define: { 'import.meta.url': JSON.stringify(new URL('../support/x', import.meta.url).href) },
    });
    const names = [...new Set(FLOORS.map(({ writer }) => writer))];
    const { stdout, stderr } = spawnSync(process.execPath, [program, ...names], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Trials;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function fileOf({ weights, bias }: Taught): string {
  return `/** Made by \`UPDATE=1\` of \`test/compliance/language-reader.spec.ts\`; \`learnt.ts\` says how to read it. */
export const BIAS = '${bias.join(' ')}';
export const WEIGHTS = \`
${weights}
\`;
`;
}

let trials: Trials;
beforeAll(() => {
  trials = tried();
  if (process.env['UPDATE'] === '1') writeFileSync(weightsFile, fileOf(trials.taught));
});

it('ships the weights that the corpus teaches', () => {
  expect(readFileSync(weightsFile, 'utf8') === fileOf(trials.taught)).toBe(true);
});

it.each(FLOORS)('judges writer $writer in $language without having met them', (floor) => {
  const found = trials.trials.find(
    ({ writer, language }) => writer === floor.writer && language === floor.language,
  );
  if (process.env['UPDATE'] === '1') process.stdout.write(`${JSON.stringify(found)}\n`);

  expect(found?.blocked).toBeGreaterThan(floor.blocked);
  expect(found?.caught).toBeGreaterThan(floor.caught);
  expect(found?.falsely).toBeLessThan(floor.falsely);
  expect(found?.reviewed).toBeGreaterThan(floor.reviewed);
});
