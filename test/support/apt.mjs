/** OpenSSL, with which the authority of time stamps in the tests is made. */
import { fetchProgram, findProgram } from '../../src/platform/system-package.mjs';

export function ensureOpenssl() {
  if (findProgram('openssl') === undefined)
    fetchProgram('openssl', 'apt-get install -y openssl', 'brew install openssl');
}
