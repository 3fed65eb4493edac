/**
 * Finds a Chromium for the tests of the pages, and on Debian fetches it if we may.
 *
 * The fonts are for the Chinese pages: without them a screenshot shows boxes.
 */
import { fetchProgram, findProgram, isRunnable } from '../../src/platform/system-package.mjs';

// The same engine without windows costs a fifth less.
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const install = (name) => `apt-get install -y --no-install-recommends ${name} fonts-noto-cjk`;
const ON_MAC = 'brew install --cask google-chrome';

/** The path of the program to start, or nothing. */
export function findChromium() {
  return NAMES.map(findProgram).find(Boolean) ?? (isRunnable(MAC) ? MAC : undefined);
}

export function ensureChromium() {
  if (findChromium() !== undefined) return;
  try {
    fetchProgram('Chromium', install(SHELL), ON_MAC);
  } catch {
    // Not every Debian has it.
    fetchProgram('Chromium', install('chromium'), ON_MAC);
  }
}
