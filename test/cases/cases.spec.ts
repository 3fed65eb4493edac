/** The worked cases of the public format, graded by its own grader. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkLanguage, type LanguageContext } from '../../src/compliance/language/check.js';
import { evaluatedLines } from '../../src/intake/evaluate.js';
import { readCases } from '../support/worked-cases.js';

const HERE = fileURLToPath(new URL('.', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dunwell-cases-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The grader's last line; it throws, with the failures, when one case fails. */
function graded(file: string, lines: Iterable<object>): string | undefined {
  const decisions = path.join(folder, `${file}.ndjson`);
  writeFileSync(decisions, [...lines].map((line) => `${JSON.stringify(line)}\n`).join(''));
  const grader = [path.join(HERE, 'grade.mjs'), path.join(HERE, `${file}.json`), decisions];
  const report = execFileSync(process.execPath, [...grader, '--list'], { encoding: 'utf8' });
  return report.trim().split('\n').at(-1);
}

describe('the worked cases', () => {
  it.each([
    ['us', 85],
    ['cn', 38],
    ['world', 25],
  ])('of %s.json are judged as expected, all %i', (file, cases) => {
    expect(graded(file, evaluatedLines(readCases(file)))).toBe(
      `passed ${cases} of ${cases} (100.0%)`,
    );
  });

  it('of language.json are judged as expected, all 138', () => {
    const messages = readCases('language') as {
      id: string;
      text: string;
      context?: LanguageContext;
    }[];
    const lines = messages.map(({ id, text, context = {} }) => ({
      id,
      ...checkLanguage(text, context),
    }));

    expect(graded('language', lines)).toBe('passed 138 of 138 (100.0%)');
  });
});
