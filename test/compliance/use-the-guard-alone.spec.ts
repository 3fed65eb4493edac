/** `docs/use-the-guard-alone.md`, followed word for word in an empty folder. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { guardFile } from '../../src/policies/guard-file.js';
import { rulesetText, SHIPPED_POLICY } from '../../src/policies/house-policy.js';

const folder = mkdtempSync(path.join(tmpdir(), 'dunwell guard-'));
const inFolder = (file: string) => path.join(folder, file);

afterAll(() => rmSync(folder, { recursive: true }));

describe('the guard, used alone as its page says', () => {
  const page = readFileSync(new URL('../../docs/use-the-guard-alone.md', import.meta.url), 'utf8');
  const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)];
  const block = (language: string, n = 0) =>
    blocks.filter(([, name]) => name === language)[n]?.[2] ?? '';

  it('prints what the page prints', () => {
    writeFileSync(inFolder('guard.mjs'), guardFile().bytes);
    writeFileSync(inFolder('ruleset.json'), rulesetText(SHIPPED_POLICY));
    writeFileSync(inFolder('question.json'), block('json'));
    writeFileSync(inFolder('ask.mjs'), block('js'));

    const { stdout, stderr } = spawnSync(process.execPath, ['ask.mjs'], {
      cwd: folder,
      encoding: 'utf8',
    });

    expect(stderr).toBe('');
    expect(stdout).toBe(block('', 2));
  });
});
