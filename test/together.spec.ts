/** What a whole run tells: each story and each spec once, whichever file for Jest it is in. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asBlock, writeTogether } from './support/together.mjs';

it('is every story and every spec, once', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'together-'));
  try {
    writeTogether(folder);
    const told = readdirSync(folder).flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return [...text.matchAll(/^import "(.*)";$/gm)].map((found) => found[1]);
    });
    const files = ['src', 'test'].flatMap((top) =>
      readdirSync(top, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('spec.ts'))
        .map((file) => path.resolve(top, file)),
    );
    expect(files.length).toBeGreaterThan(300);
    expect(told).toHaveLength(files.length);
    expect(new Set(told)).toEqual(new Set(files));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('is a block with the name of its file, line for line', () => {
  const text = `/** Of one; and two. */\nimport {\n  one,\n} from './one.js';\nimport './two.js';\n\n// Three.\nbeforeAll(one);\nconst code = \`\nimport './three.js';\n\`;\nit('is', () => {});\n`;
  expect(asBlock(text, path.resolve('test/scenarios/a.e2e-spec.ts'))).toBe(
    `/** Of one; and two. */\nimport {\n  one,\n} from './one.js';\nimport './two.js';\n\n// Three.\ndescribe("test/scenarios/a", () => {beforeAll(one);\nconst code = \`\nimport './three.js';\n\`;\nit('is', () => {});\n});\n`,
  );
});

it.each([
  [`waits before it begins`, `const { one } = await import('./one.js');\nit('is', one);\n`],
  [`exports`, `export const one = 1;\nit('is', () => {});\n`],
])('is no block if it %s', (_, text) => {
  expect(asBlock(text, path.resolve('test/a.e2e-spec.ts'))).toBe(text);
});
