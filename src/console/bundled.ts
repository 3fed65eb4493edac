/** What the bundler made, read once: a few files, sent again and again. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The same place seen from `src/console` and from `dist/console`. */
const FOLDER = fileURLToPath(new URL('../../dist/console/pages/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface BundledFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

export interface Bundle {
  /** With `{{nonce}}` where the nonce of the answer goes. */
  readonly html: string;
  /** By address, such as `assets/main-1a2b3c.js`. */
  readonly files: ReadonlyMap<string, BundledFile>;
}

/** Nothing where the pages have not been built. */
export function readBundle(folder: string = FOLDER): Bundle | undefined {
  const names = namesIn(folder);
  if (!names.includes('index.html')) return undefined;
  const read = (name: string) =>
    names.includes(name) ? readFileSync(path.join(folder, name)) : undefined;
  const files = new Map<string, BundledFile>();
  for (const name of names) {
    const type = TYPES[path.extname(name)];
    const plain = type === undefined ? undefined : read(name);
    if (type === undefined || plain === undefined) continue;
    files.set(name, { type, plain, br: read(`${name}.br`), gzip: read(`${name}.gz`) });
  }
  return { html: readFileSync(path.join(folder, 'index.html'), 'utf8'), files };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
      name.split(path.sep).join('/'),
    );
  } catch {
    return [];
  }
}
