/** The weights of the second reader are those that the corpus teaches; `UPDATE=1` writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Taught } from '../support/learn.js';
import { tried } from '../support/reader-trials.js';

const weightsFile = new URL('../../src/compliance/language/reader/weights.ts', import.meta.url);

function fileOf({ weights, bias }: Taught): string {
  return `/** Made by \`UPDATE=1\` of \`test/slow/language-reader.slow.ts\`; \`learnt.ts\` says how to read it. */
export const BIAS = '${bias.join(' ')}';
export const WEIGHTS = \`
${weights}
\`;
`;
}

it('ships the weights that the corpus teaches', () => {
  const taught = fileOf(tried([]).taught);
  if (process.env['UPDATE'] === '1') writeFileSync(weightsFile, taught);

  expect(readFileSync(weightsFile, 'utf8') === taught).toBe(true);
});
