/**
 * Packages installed and `dist` built, each only when what it is made from has changed.
 *
 * When nothing has changed nothing is written, so a read-only checkout works once it is built. All
 * output goes to standard error.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runToEnd } from './child.mjs';
import { bundleVerifier } from './evidence/verify/one-file.mjs';
import { mirrorAssets, pageFiles, removeOrphans, sourceFiles } from './mirror.mjs';
import { withLock } from './platform/lock.mjs';
import { bundleGuard } from './policies/guard-bundle.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const at = (...parts) => path.join(root, ...parts);

const installStamp = at('node_modules', '.dunwell-installed');
const buildStamp = at('dist', '.built');
const pagesStamp = at('dist', '.pages');

export async function ensureInstalled() {
  if (isInstalled()) return;
  await alone(async () => {
    if (isInstalled()) return;
    say('installing packages');
    // Everything is needed to build, even where the environment says `production`; and npm is told to
    // speak up, since `npm run --silent` would keep it silent too.
    const flags = [
      '--no-audit',
      '--no-fund',
      '--include=dev',
      '--include=optional',
      '--loglevel=error',
    ];
    await run(
      'npm',
      ['install', ...flags],
      'read the messages above, then run `npm install` again',
    );
    writeFileSync(installStamp, wantedPackages());
  });
}

/** Answers the path of the built command line. */
export async function ensureBuilt() {
  if (!isBuilt()) {
    await alone(async () => {
      if (!isBuilt()) await build();
    });
  }
  return at('dist', 'cli.js');
}

/** By our own stamp, or by npm's record where someone ran `npm install` by hand. */
function isInstalled() {
  if (!existsSync(at('node_modules', 'typescript'))) return false;
  if (read(installStamp) === wantedPackages()) return true;
  const record = modifiedAt(at('node_modules', '.package-lock.json'));
  return record >= modifiedAt(at('package.json')) && record >= modifiedAt(at('package-lock.json'));
}

/** What decides which packages belong in node_modules; scripts and the like do not. */
function wantedPackages() {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    read(at('package.json')),
  );
  const lock = read(at('package-lock.json')) ?? '';
  return hash(JSON.stringify([dependencies, devDependencies, optionalDependencies, lock]));
}

function isBuilt() {
  return isProgramBuilt() && read(pagesStamp) === read(buildStamp) + pagesState();
}

function isProgramBuilt() {
  return read(buildStamp) === sourceState();
}

async function build() {
  say('building');
  if (!isProgramBuilt()) await buildProgram();
  await buildPages();
}

async function buildProgram() {
  const state = sourceState();
  // Without its stamp nothing is known about the folder; the compiler's own record could mislead it.
  if (!existsSync(buildStamp)) rmSync(at('dist'), { recursive: true, force: true });
  mkdirSync(at('dist'), { recursive: true });
  // A build that fails half-way must not pass for the last one that succeeded.
  writeFileSync(buildStamp, '');
  const compiler = at('node_modules', 'typescript', 'bin', 'tsc');
  await run(process.execPath, [compiler, '-p', at('src')], 'mend the errors above and try again');
  removeOrphans(at('src'), at('dist'));
  mirrorAssets(at('src'), at('dist'));
  writeFileSync(at('dist', 'guard.mjs'), bundleGuard());
  writeFileSync(at('dist', 'verify.mjs'), bundleVerifier());
  writeFileSync(buildStamp, state);
}

/** Of a program without pages there is nothing to bundle. */
async function buildPages() {
  const state = read(buildStamp) + pagesState();
  if (pageFiles(at('src')).length > 0) {
    const { bundlePages } = await import('./console/bundle.mjs');
    await bundlePages(pagesState());
  }
  writeFileSync(pagesStamp, state);
}

function sourceState() {
  return stateOf(sourceFiles(at('src')));
}

function pagesState() {
  return stateOf(pageFiles(at('src')));
}

/** Names, sizes and times of the files: deleted ones and older ones put back show too. */
function stateOf(files) {
  const entries = files.map((file) => {
    const { size, mtimeMs } = statSync(at('src', file));
    return `${file} ${size} ${mtimeMs}`;
  });
  return hash([...entries, wantedPackages(), read(at('tsconfig.json'))].join('\n'));
}

/** The lock lies beside `dist`, which a build may remove. */
async function alone(work) {
  const folder = at('node_modules', '.cache');
  try {
    mkdirSync(folder, { recursive: true });
    await withLock(path.join(folder, 'dunwell.lock'), work, (pid) =>
      say(`waiting for process ${pid}, which is installing or building`),
    );
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
    throw new Error(
      `\`${error.path ?? root}\` cannot be written: run \`npm install && npm run build\` once as the owner of \`${root}\``,
      { cause: error },
    );
  }
}

async function run(program, args, advice) {
  const ending = await runToEnd(program, args, { cwd: root });
  const command = [path.basename(program), ...args].join(' ');
  if (ending !== 0) throw new Error(`\`${command}\` failed (${ending}): ${advice}`);
}

function say(message) {
  process.stderr.write(`dunwell: ${message}\n`);
}

function hash(text) {
  return createHash('sha256').update(text).digest('hex');
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function modifiedAt(file) {
  return existsSync(file) ? statSync(file).mtimeMs : 0;
}
