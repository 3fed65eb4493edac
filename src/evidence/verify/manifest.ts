/** The list of a package's files: each is there with its hash, and nothing else is: MANIFEST, MISSING. */
import { sha256 } from '../leaf.js';
import { canonicalObject, isObject, keysOf, matches } from './entry.js';
import { fail } from './failure.js';
import { need, type Folder } from './folder.js';
import { HEX_32_BYTES } from './text.js';

export interface Manifest {
  readonly log: string;
  readonly records: number;
  readonly size: number;
  /** The tag. */
  readonly subject: string;
  readonly files: ReadonlySet<string>;
}

const NAME = 'manifest.json';
const KEYS = 'files,log,records,size,subject,v';
const TAG = /^[0-9a-f]{32}$/;

export function readManifest(folder: Folder): Manifest {
  const value = canonicalObject(need(folder, NAME));
  if (value === undefined || keysOf(value) !== KEYS || value['v'] !== 1)
    return fail('MANIFEST', 'it is not canonical, or lacks something');
  const { files, log, records, size, subject } = value;
  const isWhole =
    Array.isArray(files) &&
    typeof log === 'string' &&
    typeof records === 'number' &&
    records >= 0 &&
    typeof size === 'number' &&
    matches(TAG, subject);
  if (!isWhole) return fail('MANIFEST', 'a value is none of its kind');
  const listed = checkFiles(folder, files);
  const unlisted = folder.list().find((name) => name !== NAME && !listed.has(name));
  if (unlisted !== undefined) fail('MANIFEST', `\`${unlisted}\` is not listed`);
  return { log, records, size, subject, files: listed };
}

function checkFiles(folder: Folder, files: readonly unknown[]): Set<string> {
  const listed = new Set<string>();
  let before = Buffer.alloc(0);
  for (const file of files) {
    if (!isObject(file) || keysOf(file) !== 'path,sha256' || !isPath(file['path']))
      return fail('MANIFEST', 'a line of `files` names no file of a package');
    const { path, sha256: hash } = file;
    if (!matches(HEX_32_BYTES, hash) || sha256(need(folder, path)).toString('hex') !== hash)
      fail('MANIFEST', `\`${path}\` has another hash`);
    const bytes = Buffer.from(path);
    if (Buffer.compare(before, bytes) >= 0) fail('MANIFEST', `\`${path}\` is not in its place`);
    before = bytes;
    listed.add(path);
  }
  return listed;
}

/** One that stays inside the folder. */
function isPath(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== NAME &&
    !value.includes('\\') &&
    value.split('/').every((part) => !['', '.', '..'].includes(part))
  );
}
