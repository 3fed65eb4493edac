/**
 * The launchers of PostgreSQL and Redis for what runs outside Jest's module system: compiled file by file
 * into a cache, so that tests need no build.
 */
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const platform = fileURLToPath(new URL('../../src/platform/', import.meta.url));
// Inside node_modules, so that packages resolve from there as they do from src.
const cache = fileURLToPath(new URL('../../node_modules/.cache/dunwell/', import.meta.url));

export async function loadLaunchers() {
  await compile();
  const [postgres, redis, install, lock] = await Promise.all(
    ['embedded/server.js', 'redis-server.js', 'redis-install.js', 'lock.mjs'].map(
      (file) => import(pathToFileURL(path.join(cache, file)).href),
    ),
  );
  return { ...postgres, ...redis, ...install, ...lock };
}

async function compile() {
  const { transformFile } = await import('@swc/core');
  const parser = { syntax: 'typescript', decorators: true };
  const options = { jsc: { target: 'es2023', parser }, module: { type: 'es6' }, swcrc: false };
  const files = readdirSync(platform, { recursive: true, encoding: 'utf8' }).filter(isLauncher);
  write('package.json', '{ "type": "module" }');
  for (const file of files) {
    const { code } = await transformFile(path.join(platform, file), options);
    write(file.replace(/\.ts$/, '.js'), code);
  }
}

function isLauncher(file) {
  return /^(embedded\/[^.]+\.ts|redis-[^.]+\.ts|(lock|system-package)\.mjs)$/.test(file);
}

/** Another run may be reading the same file at this moment. */
function write(file, text) {
  const target = path.join(cache, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(`${target}.${process.pid}`, text);
  renameSync(`${target}.${process.pid}`, target);
}
