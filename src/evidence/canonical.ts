/**
 * The canonical form of what is recorded: RFC 8785, limited to a profile in which every JSON library
 * gives the same bytes.
 *
 * Allowed are null, booleans, well-formed text, safe integers, lists, and plain objects with keys
 * `[a-z0-9_.]{1,64}`. Everything else throws: what a serializer drops or rewrites in silence would be
 * missing from the evidence. Errors name the place and never the value, which may be personal data.
 */
import { keysOf, labelOf } from './canonical-keys.js';
import { inside, NotCanonicalError } from './not-canonical.js';

export type CanonicalValue =
  null | boolean | number | string | readonly CanonicalValue[] | CanonicalObject;

export interface CanonicalObject {
  readonly [key: string]: CanonicalValue;
}

// Deeper than any record, and far from the end of the stack: a circle ends here.
const DEPTH_MAX = 64;
// Up to this length it is quicker to look at every character than to call JSON.stringify.
const SHORT = 96;
const LONE_SURROGATE = /\p{Surrogate}/u;

/** @param name what `value` is called in an error */
export function canonical(value: unknown, name?: string): string {
  return canonicalBytes(value, name).toString();
}

export function canonicalBytes(value: unknown, name = 'value'): Buffer {
  return written('', value, '', name, (bytes) => Buffer.from(bytes));
}

/**
 * Writes `before`, the canonical form of `value` and `after`, and hands over a view of all three that lives
 * only until the next call: what is hashed or encrypted at once need not be copied.
 *
 * @param before,after ASCII
 */
export function written<T>(
  before: string,
  value: unknown,
  after: string,
  name: string,
  use: (bytes: Buffer) => T,
): T {
  end = 0;
  putAscii(before);
  try {
    put(value, 0);
  } catch (error) {
    throw inside(error, name);
  }
  putAscii(after);
  return use(page.subarray(0, end));
}

// Bytes are written one by one into a page that is kept: building a string of many small pieces and
// encoding that takes twice as long, and this runs several times for every contact.
let page = Buffer.allocUnsafe(65_536);
let end = 0;

function put(value: unknown, depth: number): void {
  switch (typeof value) {
    case 'string':
      return putText(value);
    case 'number':
      return putNumber(value);
    case 'boolean':
      return putAscii(value ? 'true' : 'false');
    case 'object':
      if (value === null) return putAscii('null');
      {
        const bytes = settled.get(value);
        if (bytes !== undefined) return putBytes(bytes);
      }
      if (depth === DEPTH_MAX) throw new NotCanonicalError('lies too deep: flatten it');
      return Array.isArray(value) ? putList(value, depth) : putObject(value, depth);
    case 'undefined':
      throw new NotCanonicalError('is undefined: leave it out, or record null');
    default:
      throw new NotCanonicalError(`is a ${typeof value}: record plain data`);
  }
}

const settled = new WeakMap<object, Buffer>();

/**
 * Remembers the bytes of a value that many records share and that never changes from now on, such as a
 * list of findings that most decisions have in common.
 */
export function settle<T extends object>(value: T): T {
  if (settled.has(value)) return value;
  settled.set(value, canonicalBytes(value));
  return Object.freeze(value);
}

function putBytes(bytes: Buffer): void {
  makeRoom(bytes.length);
  bytes.copy(page, end);
  end += bytes.length;
}

function putText(text: string): void {
  if (text.length <= SHORT && putPlain(text)) return;
  if (LONE_SURROGATE.test(text)) {
    throw new NotCanonicalError('has half of a character (a lone surrogate): repair the text');
  }
  const quoted = JSON.stringify(text);
  makeRoom(quoted.length * UTF8_BYTES_MAX);
  end += page.write(quoted, end);
}

// Of one UTF-16 code unit; a pair of them takes four.
const UTF8_BYTES_MAX = 3;

/** Printable ASCII without quote and backslash is its own form; anything else is refused here. */
function putPlain(text: string): boolean {
  makeRoom(text.length + 2);
  let at = end;
  page[at++] = QUOTE;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === QUOTE || code === BACKSLASH) return false;
    page[at++] = code;
  }
  page[at++] = QUOTE;
  end = at;
  return true;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

function putNumber(value: number): void {
  if (!Number.isSafeInteger(value)) {
    throw new NotCanonicalError('is not a safe integer: record the smallest unit, or text');
  }
  if (Object.is(value, -0)) throw new NotCanonicalError('is minus zero: record 0');
  putAscii(String(value));
}

function putList(values: readonly unknown[], depth: number): void {
  putAscii('[');
  for (let i = 0; i < values.length; i++) {
    if (i > 0) putAscii(',');
    putMember(values[i], depth, i);
  }
  putAscii(']');
}

function putObject(value: object, depth: number): void {
  const fields = value as Readonly<Record<string, unknown>>;
  putAscii('{');
  let isFirst = true;
  for (const key of keysOf(value)) {
    if (!isFirst) putAscii(',');
    isFirst = false;
    putAscii(labelOf(key));
    putMember(fields[key], depth, key);
  }
  putAscii('}');
}

function putMember(value: unknown, depth: number, step: string | number): void {
  try {
    put(value, depth + 1);
  } catch (error) {
    throw inside(error, step);
  }
}

function putAscii(text: string): void {
  makeRoom(text.length);
  for (let i = 0; i < text.length; i++) page[end++] = text.charCodeAt(i);
}

function makeRoom(bytes: number): void {
  if (end + bytes <= page.length) return;
  page = Buffer.concat([page], Math.max(page.length * 2, end + bytes));
}
