/**
 * What stands in `dist` beside the compiler's output: everything under a folder of `src` that is not
 * TypeScript, at the same path, and nothing that has no source any more.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The pages have a bundler of their own, whose results lie in `dist/console/pages`. */
const PAGES = path.join('console', 'web', path.sep);
const BUNDLED = path.join('console', 'pages', path.sep);

/** Every file the program depends on, in a stable order; tests are not among them. */
export function sourceFiles(source) {
  return filesOf(source).filter((file) => !file.endsWith('.spec.ts') && !file.startsWith(PAGES));
}

export function pageFiles(source) {
  return filesOf(source).filter((file) => file.startsWith(PAGES));
}

export function mirrorAssets(source, target) {
  for (const file of filesOf(source).filter(isAsset)) {
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    copyFileSync(path.join(source, file), path.join(target, file));
  }
}

/** A migration or page that was removed from the sources must not live on in the build. */
export function removeOrphans(source, target) {
  const hasSource = (file) =>
    file.startsWith('.') ||
    file.startsWith(BUNDLED) ||
    existsSync(path.join(source, file)) ||
    existsSync(path.join(source, file.replace(/\.js(\.map)?$/, '.ts')));
  for (const file of filesOf(target)) {
    if (!hasSource(file)) rmSync(path.join(target, file));
  }
}

/** Files straight under `src`, such as its tsconfig.json, serve the build and not the program. */
function isAsset(file) {
  return file.includes(path.sep) && !/\.[cm]?ts$/.test(file) && !file.startsWith(PAGES);
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .toSorted();
}
