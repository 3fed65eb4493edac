/** Programs of the tests that npm cannot bring. */
import { fetchProgram, findProgram } from '../../src/platform/system-package.mjs';

/** With it the authority of time stamps in the tests is made. */
export function ensureOpenssl() {
  if (findProgram('openssl') === undefined)
    fetchProgram('openssl', 'apt-get install -y openssl', 'brew install openssl');
}

/** For the second reading of the evidence, which is in another language. */
export function ensurePython() {
  if (findProgram('python3') === undefined)
    fetchProgram('python3', 'apt-get install -y python3', 'brew install python3');
}
