/** One record, read from the bytes that were hashed: ENTRY where they are not exactly a canonical record. */
import { written } from '../canonical.js';
import { fail } from './failure.js';
import { HEX_32_BYTES, textOf } from './text.js';

export interface Entry {
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly kind: string;
  readonly log: string;
  /** Commitments to sections. */
  readonly sec: Readonly<Record<string, string>>;
  readonly seen: { readonly root: string; readonly size: number };
  readonly subj: { readonly n: number; readonly prev: string; readonly tag: string } | null;
  readonly v: 1;
}

const KEYS = 'at,body,id,kind,log,sec,seen,subj,v';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TAG = /^[0-9a-f]{32}$/;

/** @param name what the record is called in an error */
export function readEntry(raw: Buffer, name: string): Entry {
  const value = canonicalObject(raw);
  if (value === undefined) return fail('ENTRY', `${name} is not canonical`);
  const { id, kind, log, at, v } = value;
  const isRecord =
    keysOf(value) === KEYS &&
    v === 1 &&
    [kind, log, at].every((each) => typeof each === 'string') &&
    matches(UUID, id) &&
    isObject(value['body']) &&
    areCommitments(value['sec']) &&
    isSeen(value['seen']) &&
    isLink(value['subj']);
  return isRecord ? (value as unknown as Entry) : fail('ENTRY', `${name} is not a record`);
}

/** An object from exactly its canonical bytes; undefined for anything else. */
export function canonicalObject(raw: Buffer): Record<string, unknown> | undefined {
  const text = textOf(raw);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    // What a parser forgives, such as a key twice, does not come back when it is written again.
    const isSame = written('', value, '', '', (bytes) => bytes.equals(raw));
    return isSame && isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of what came from canonical bytes, where keys are in order. */
export function keysOf(value: object): string {
  return Object.keys(value).join();
}

export function matches(pattern: RegExp, value: unknown): value is string {
  return typeof value === 'string' && pattern.test(value);
}

function areCommitments(value: unknown): boolean {
  return isObject(value) && Object.values(value).every((each) => matches(HEX_32_BYTES, each));
}

function isSeen(value: unknown): boolean {
  return (
    isObject(value) &&
    keysOf(value) === 'root,size' &&
    matches(HEX_32_BYTES, value['root']) &&
    isCount(value['size'], 0)
  );
}

function isLink(value: unknown): boolean {
  if (value === null) return true;
  return (
    isObject(value) &&
    keysOf(value) === 'n,prev,tag' &&
    isCount(value['n'], 1) &&
    matches(HEX_32_BYTES, value['prev']) &&
    matches(TAG, value['tag'])
  );
}

function isCount(value: unknown, least: number): boolean {
  return typeof value === 'number' && value >= least;
}
