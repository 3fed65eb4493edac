/** The weights of the second reader are those that the corpus teaches; `UPDATE=1` writes them. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Taught } from '../support/learn.js';
import { tried } from '../support/reader-trials.js';

const place = (script: string) =>
  new URL(`../../src/compliance/language/reader/weights-${script}.ts`, import.meta.url);
const MADE =
  '/** Made by `UPDATE=1` of `test/slow/language-reader.slow.ts`; `learnt.ts` says how to read it. */\n';

const moduleOf = (written: string) => `export const WEIGHTS = \`\n${written}\n\`;\n`;

function filesOf({ weights, bias }: Taught): Readonly<Record<keyof Taught['weights'], string>> {
  return {
    latin: `${MADE}export const BIAS = '${bias.join(' ')}';\n${moduleOf(weights.latin)}`,
    other: MADE + moduleOf(weights.other),
  };
}

it('ships the weights that the corpus teaches', () => {
  const taught = Object.entries(filesOf(tried([]).taught));
  if (process.env['UPDATE'] === '1')
    for (const [script, text] of taught) writeFileSync(place(script), text);

  for (const [script, text] of taught)
    expect(readFileSync(place(script), 'utf8') === text).toBe(true);
});
