/**
 * Makes the pages: the OpenAPI document from the compiled program, types from the document, a bundle from
 * the pages that use them.
 *
 * The bundle is made again only when the document or a source of the pages has changed, so that work on
 * the server does not wait for it.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
const web = path.join(root, 'src/console/web');
const pages = path.join(root, 'dist/console/pages');
const api = path.join(root, 'dist/.api');

/** @param sources names and times of what lies in `web` */
export async function bundlePages(sources) {
  const command = [path.join(root, 'dist/cli.js'), 'openapi'];
  const document = execFileSync(process.execPath, command, { maxBuffer: 64 * 1024 * 1024 });
  const state = createHash('sha256').update(sources).update(document).digest('hex');
  const stamp = path.join(api, 'bundled');
  if (existsSync(path.join(pages, 'index.html')) && read(stamp) === state) return;
  mkdirSync(api, { recursive: true });
  writeFileSync(stamp, '');
  writeFileSync(path.join(api, 'openapi.d.ts'), await typesOf(document));
  bundle();
  compress(pages);
  writeFileSync(stamp, state);
}

/** In a process of its own: whoever builds from a test would get the slow pages of developers. */
function bundle() {
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const config = path.join(web, 'vite.config.ts');
  execFileSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
}

async function typesOf(document) {
  const { default: typesFrom, astToString } = await import('openapi-typescript');
  const options = { defaultNonNullable: false };
  return astToString(await typesFrom(JSON.parse(document.toString('utf8')), options));
}

/** Beside each file its compressed forms, made once instead of at each request. */
function compress(folder) {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(js|css|svg)$/.test(name)) continue;
    const bytes = readFileSync(path.join(folder, name));
    writeFileSync(path.join(folder, `${name}.br`), brotliCompressSync(bytes, quality));
    writeFileSync(path.join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  }
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
