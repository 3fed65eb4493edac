/** What is disclosed of a record, held to the commitments in it: OPEN. */
import { canonicalBytes } from '../canonical.js';
import { commitment } from '../commitment.js';
import { canonicalObject, isObject, keysOf, matches, type Entry } from './entry.js';
import { fail } from './failure.js';
import { HEX_32_BYTES } from './text.js';

/** Answers how many sections are open. */
export function checkOpening(raw: Buffer, entry: Entry, name: string): number {
  const value = canonicalObject(raw);
  if (value === undefined || keysOf(value) !== 'id,sections' || value['id'] !== entry.id)
    return fail('OPEN', `\`${name}\` is malformed, or of another record`);
  const { sections } = value;
  if (!isObject(sections)) return fail('OPEN', `\`${name}\` is malformed`);
  for (const [section, opening] of Object.entries(sections)) {
    if (!isOpened(opening, entry, section))
      fail('OPEN', `\`${section}\` in \`${name}\` is not what the record committed to`);
  }
  return Object.keys(sections).length;
}

function isOpened(opening: unknown, { id, sec }: Entry, section: string): boolean {
  if (!isObject(opening) || keysOf(opening) !== 'r,value') return false;
  const { r, value } = opening;
  const committed = Object.hasOwn(sec, section) ? sec[section] : undefined;
  if (!matches(HEX_32_BYTES, r) || committed === undefined) return false;
  const made = commitment(Buffer.from(r, 'hex'), id, section, canonicalBytes(value));
  return made === committed;
}
