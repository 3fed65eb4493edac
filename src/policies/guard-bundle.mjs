/**
 * Makes the guard file: all of the guard in one module without imports, from the sources of `src`.
 *
 * The same sources give the same bytes, wherever they lie. The build writes the file into `dist`; tests
 * that run from the sources make it in memory, which takes a twentieth of a second.
 */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

export function bundleGuard() {
  // Asked for only here: a built service has no use for the bundler.
  const { buildSync } = createRequire(import.meta.url)('esbuild');
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: ['src/compliance/guard.ts'],
    bundle: true,
    // Where packages are linked from elsewhere, their place must not show in the file.
    preserveSymlinks: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    target: 'es2023',
    charset: 'utf8',
    legalComments: 'inline',
    tsconfigRaw: {},
    logLevel: 'silent',
    // The dictionaries are asked for by name at the first Han character; in the file they stand inside.
    alias: { 'node:module': './src/policies/guard-modules.mjs' },
    inject: ['./src/policies/guard-globals.mjs'],
  });
  return Buffer.from(outputFiles[0].contents);
}
