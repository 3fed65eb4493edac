/** The token of a signed address: its parts in the open, then our signature over them and their use. */
import { timingSafeEqual } from 'node:crypto';
import type { Keys } from '../platform/keys.js';

/** @param use keeps a token of one kind from being taken for another */
export function signedToken(keys: Keys, use: string, parts: readonly (string | number)[]): string {
  const subject = parts.join('.');
  return `${subject}.${keys.signLink(`${use}/${subject}`)}`;
}

/** The first `count` parts; undefined if it was not made here for this use. */
export function readToken(
  keys: Keys,
  use: string,
  token: string,
  count: number,
): string[] | undefined {
  const all = token.split('.');
  const parts = all.slice(0, count);
  const expected = Buffer.from(keys.signLink(`${use}/${parts.join('.')}`));
  const given = Buffer.from(all[count] ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected) ? parts : undefined;
}
