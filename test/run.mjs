/**
 * `npm test`: everything a test run needs, the run, and one closing line.
 *
 * `--check` adds formatting, lint and types and runs all four whatever fails; `--slow` runs the slow lane
 * instead of the daily tests. All other arguments go to Jest.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from '../src/child.mjs';
import { ensureBuilt, ensureInstalled } from '../src/ensure.mjs';
import { writeTogether } from './support/together.mjs';

const OWN = ['--check', '--slow'];
const BESIDE =
  'test/slow/(?:contact-log|embedded-postgres|export|figures|impact|kill-points-outside|kill-points-witness|language|' +
  'language-reader|python|reader|pause|stop|template)\\.slow\\.ts$|/pages-\\d+\\.ts$';
const root = fileURLToPath(new URL('../', import.meta.url));
const args = process.argv.slice(2);
const isSlow = args.includes('--slow') || process.env.DUNWELL_TESTS === 'slow';
const forJest = args.filter((arg) => !OWN.includes(arg));

try {
  await ensureInstalled();
  const { loadLaunchers } = await import('./support/launchers.mjs');
  const { ensureRedisServer } = await loadLaunchers();
  ensureRedisServer();
  const { ensureChromium } = await import('./support/chromium.mjs');
  ensureChromium();
  const { ensureOpenssl, ensurePython } = await import('./support/apt.mjs');
  ensureOpenssl();
  if (isSlow) ensurePython();
  await runAll();
} catch (error) {
  process.stderr.write(`dunwell: ${error.message}\n`);
  process.exitCode = 1;
}

async function runAll() {
  const failed = await build();
  if (args.includes('--check')) failed.push(...(await check()));
  const tests = await lane();
  if (!tests.isGood) failed.push('jest');
  if (failed.length > 0) process.exitCode = 1;
  if (failed.length > 0 && (args.includes('--check') || failed.includes('build'))) {
    process.stderr.write(`not in order: ${failed.join(', ')}\n`);
  }
  process.stdout.write(`${tests.passed} passed, ${tests.failed} failed\n`);
}

/** The pages in the browser are built ones, and their types come from the built program. */
async function build() {
  try {
    await ensureBuilt();
    return [];
  } catch (error) {
    process.stderr.write(`dunwell: ${error.message}\n`);
    return ['build'];
  }
}

/** Answers the names of the tools that found something. */
async function check() {
  const tools = [
    'prettier/bin/prettier.cjs --check --log-level=warn .',
    'oxlint/bin/oxlint --type-aware --deny-warnings',
    'typescript/bin/tsc -p tsconfig.json --noEmit',
    'typescript/bin/tsc -p src/console/web --noEmit',
  ];
  const failed = [];
  for (const tool of tools) {
    process.stderr.write(`${tool}\n`);
    const [program, ...options] = tool.split(' ');
    const code = await node([path.join(root, 'node_modules', program), ...options]);
    if (code !== 0) failed.push(path.basename(program));
  }
  return failed;
}

async function lane() {
  if (forJest.length > 0) return jest(forJest);
  const folder = mkdtempSync(path.join(tmpdir(), 'dunwell-together-'));
  writeTogether(folder, isSlow);
  const env = { DUNWELL_TOGETHER: folder };
  try {
    return isSlow ? await bothHalves(env) : await jest([], env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * They take about as long: the ten minutes of fuzzing and others that need one core at most run beside the rest. Both
 * have a database of their own.
 */
async function bothHalves(env) {
  const [one, other] = await Promise.all([
    jest([`--testPathIgnorePatterns=${BESIDE}`], env),
    jest([`--testPathPatterns=${BESIDE}`], env),
  ]);
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    isGood: one.isGood && other.isGood,
  };
}

async function jest(more, env = {}) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dunwell-results-'));
  const results = path.join(folder, 'results.json');
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
  const program = path.join(root, 'node_modules/jest/bin/jest.js');
  const tests = { ...env, ...(args.includes('--slow') ? { DUNWELL_TESTS: 'slow' } : {}) };
  try {
    const code = await node(
      [...flags, program, '--json', `--outputFile=${results}`, ...more],
      tests,
    );
    tellFailed(results);
    return { ...count(results), isGood: code === 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Their names once more in a few lines: the run's own are far above. */
function tellFailed(file) {
  try {
    const { testResults } = JSON.parse(readFileSync(file, 'utf8'));
    for (const { name, status, assertionResults } of testResults) {
      if (status !== 'failed') continue;
      const failed = assertionResults.filter((test) => test.status === 'failed');
      const titles = failed.map(({ fullName }) => fullName).join('; ') || 'could not be run';
      process.stdout.write(`failed: ${path.relative(root, name)}: ${titles}\n`);
    }
  } catch {
    process.stdout.write('failed: jest left no results\n');
  }
}

/** A file that could not even be loaded, or no result at all, is a failure like any other. */
function count(file) {
  try {
    const found = JSON.parse(readFileSync(file, 'utf8'));
    return {
      passed: found.numPassedTests,
      failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function node(nodeArgs, environment = {}) {
  return runToEnd(process.execPath, nodeArgs, {
    cwd: root,
    env: { ...process.env, ...environment },
  });
}
