/**
 * Finds a Chromium for the tests of the pages, and on Debian fetches it if we may.
 *
 * The fonts are for the Chinese pages: without them a screenshot shows boxes.
 */
import { fetchProgram, findProgram, isRunnable } from '../../src/platform/system-package.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

/** The path of the program to start, or nothing. */
export function findChromium() {
  return NAMES.map(findProgram).find(Boolean) ?? (isRunnable(MAC) ? MAC : undefined);
}

export function ensureChromium() {
  if (findChromium() === undefined)
    fetchProgram('Chromium', INSTALL, 'brew install --cask google-chrome');
}
