import { spawnSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const project = mkdtempSync(path.join(tmpdir(), 'dunwell project-'));
const at = (file: string) => path.join(project, file);
const bootstrap = at('src/bootstrap.mjs');

const CLI = `
import { readFileSync } from 'node:fs';
const words = readFileSync(new URL('./pages/words.txt', import.meta.url), 'utf8');
process.stdout.write([...process.argv.slice(2), words].join('|'));
`;
const OPTIONS = {
  target: 'es2023',
  lib: ['es2023'],
  module: 'nodenext',
  types: [],
  skipLibCheck: true,
  rootDir: '.',
  outDir: '../dist',
  incremental: true,
  tsBuildInfoFile: '../dist/.tsbuildinfo',
};
const DECLARED = `
declare const process: { argv: string[]; stdout: { write(text: string): void } };
declare module 'node:fs' { export function readFileSync(file: URL, encoding: string): string }
declare class URL { constructor(url: string, base: string) }
interface ImportMeta { url: string }
`;

/** The real bootstrap around a program of three lines. */
beforeAll(() => {
  const bundler = ['bundle', 'globals', 'modules'].map((part) => `policies/guard-${part}`);
  const parts = ['mirror', 'child', 'platform/lock', 'evidence/verify/one-file', ...bundler];
  for (const file of ['bootstrap', 'ensure', ...parts]) {
    cpSync(`src/${file}.mjs`, at(`src/${file}.mjs`));
  }
  mkdirSync(at('src/pages'));
  mkdirSync(at('node_modules'));
  for (const name of ['typescript', 'esbuild', 'opencc-js', 'pinyin-pro']) {
    symlinkSync(path.resolve('node_modules', name), at(`node_modules/${name}`));
  }
  mkdirSync(at('src/compliance'));
  writeFileSync(at('src/compliance/guard.ts'), 'export const decide = () => 1;');
  writeFileSync(at('src/evidence/verify/standalone.ts'), 'export {};');
  writeFileSync(at('src/cli.ts'), CLI);
  writeFileSync(at('src/node.d.ts'), DECLARED);
  writeFileSync(at('src/pages/words.txt'), 'hello');
  writeFileSync(at('src/tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS }));
  writeFileSync(at('package.json'), '{ "type": "module" }');
  writeFileSync(at('node_modules/.package-lock.json'), '{}');
});

afterAll(() => rmSync(project, { recursive: true }));

function run(...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bootstrap, ...args], {
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

describe('the bootstrap', () => {
  it('builds once when two start at the same moment', async () => {
    const both = [1, 2].map(() =>
      spawn(process.execPath, [bootstrap, 'greet'], { stdio: ['ignore', 'ignore', 'pipe'] }),
    );
    const said = both.map(async (child) => (await child.stderr.toArray()).join(''));
    const codes = await Promise.all(
      both.map(async (child) => (await once(child, 'exit'))[0] as unknown),
    );

    expect(codes).toEqual([0, 0]);
    expect((await Promise.all(said)).join('').match(/^dunwell: building$/gm)).toHaveLength(1);
  });

  it('prints what the command prints and nothing else', () => {
    expect(run('greet', 'a file.json')).toEqual({
      stdout: 'greet|a file.json|hello',
      stderr: '',
      status: 0,
    });
  });

  it('leaves the guard beside the program, as one file that anyone can load', async () => {
    const guard = pathToFileURL(at('dist/guard.mjs')).href;
    const load = `import(${JSON.stringify(guard)}).then((file) => process.stdout.write(Object.keys(file).join()))`;

    expect(spawnSync(process.execPath, ['-e', load], { encoding: 'utf8' }).stdout).toBe('decide');
  });

  it('brings a changed file into the build and takes a removed one out', () => {
    writeFileSync(at('src/pages/extra.sql'), 'select 1');
    run('build');
    const wasThere = existsSync(at('dist/pages/extra.sql'));
    rmSync(at('src/pages/extra.sql'));
    writeFileSync(at('src/pages/words.txt'), 'good evening');

    expect(run('greet').stdout).toBe('greet|good evening');
    expect([wasThere, existsSync(at('dist/pages/extra.sql'))]).toEqual([true, false]);
  });

  it('runs nothing as long as the program does not compile', () => {
    writeFileSync(at('src/broken.ts'), 'export const one: number = "one";');
    const first = run('greet');
    const second = run('greet');
    rmSync(at('src/broken.ts'));

    expect(first).toMatchObject({
      stdout: '',
      status: 1,
      stderr: expect.stringContaining('broken.ts'),
    });
    expect(second).toEqual(first);
    expect(run('greet')).toMatchObject({ stdout: 'greet|good evening', status: 0 });
  });
});
