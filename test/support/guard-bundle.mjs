/** The guard file as it was made once for the whole run: a story need not wait for a bundler of its own. */
import { readFileSync } from 'node:fs';

export function bundleGuard() {
  return readFileSync(process.env.TEST_GUARD_FILE);
}
