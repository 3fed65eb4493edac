/** Makes `verify.mjs`: the verifier in one module that imports nothing but Node.js itself. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export function bundleVerifier() {
  // Asked for only here: a built service has no use for the bundler.
  const { buildSync } = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/evidence/verify/standalone.ts'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    tsconfigRaw: {},
    logLevel: 'silent',
  });
  return Buffer.from(outputFiles[0].contents);
}
