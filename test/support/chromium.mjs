/**
 * Finds a Chromium for the tests of the pages, and on Debian fetches it if we may.
 *
 * The fonts are for the Chinese pages: without them a screenshot shows boxes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

/** The path of the program to start, or nothing. */
export function findChromium() {
  return [...NAMES.flatMap(placesOf), MAC].find((file) => existsSync(file));
}

function placesOf(name) {
  return (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name));
}

export function ensureChromium() {
  if (findChromium() !== undefined) return;
  if (process.getuid?.() !== 0 || !placesOf('apt-get').some((file) => existsSync(file))) {
    const command =
      process.platform === 'darwin' ? 'brew install --cask google-chrome' : `sudo ${INSTALL}`;
    throw new Error(`no Chromium is on the PATH; run \`${command}\``);
  }
  process.stderr.write(`chromium is missing; running ${INSTALL}\n`);
  try {
    install();
  } catch (cause) {
    throw new Error(`\`${INSTALL}\` failed; run it by hand`, { cause });
  }
}

function install() {
  try {
    asRoot(INSTALL.split(' '));
  } catch {
    // The package lists may be missing or old.
    asRoot(['apt-get', 'update']);
    asRoot(INSTALL.split(' '));
  }
}

function asRoot(command) {
  // `env` adds to the environment, which apt-get needs for a proxy.
  const settings = ['DEBIAN_FRONTEND=noninteractive'];
  execFileSync('env', [...settings, ...command], { stdio: ['ignore', 'ignore', 2] });
}
