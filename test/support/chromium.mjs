/**
 * Finds a Chromium for the tests of the pages, and on Debian fetches it if we may.
 *
 * The fonts are for the Chinese pages: without them a screenshot shows boxes.
 */
import { existsSync } from 'node:fs';
import { fetchBy, placesOf } from './apt.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const INSTALL = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk';

/** The path of the program to start, or nothing. */
export function findChromium() {
  return [...NAMES.flatMap(placesOf), MAC].find((file) => existsSync(file));
}

export function ensureChromium() {
  if (findChromium() === undefined)
    fetchBy('Chromium', INSTALL, 'brew install --cask google-chrome');
}
