/** What a whole run tells: each story once, whichever file for Jest it is in. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { asBlock, writeTogether } from './support/together.mjs';

it('is every story, once', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'together-'));
  try {
    writeTogether(folder);
    const told = readdirSync(folder).flatMap((file) => {
      const text = readFileSync(path.join(folder, file), 'utf8');
      return [...text.matchAll(/^import "(.*)";$/gm)].map((found) => found[1]);
    });
    const stories = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.e2e-spec.ts'))
      .map((file) => path.resolve('test', file));
    expect(stories.length).toBeGreaterThan(100);
    expect(told).toHaveLength(stories.length);
    expect(new Set(told)).toEqual(new Set(stories));
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

it('is no block if it waits before it begins', () => {
  const text = `const { one } = await import('./one.js');\nit('is', one);\n`;
  expect(asBlock(text, path.resolve('test/a.e2e-spec.ts'))).toBe(text);
});
