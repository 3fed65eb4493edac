/** What kind of sign a unit of a normalised text is, as far as splitting and joining words goes. */
import { isHan } from './han.js';

export const REST = 1;
export const HAN = 2;
export const LETTER = 3;
export const DIGIT = 4;
export const SPACE = 5;
/** Put between characters to split a word: dots, hyphens, asterisks, quotes. */
export const JOINER = 6;
/** Ends a clause. */
export const STOP = 7;
export const NEWLINE = 8;
/** Emoji and other pictures: they join Han characters, and part Latin words as a blank does. */
export const PICTURE = 9;
/** Ends a clause, too, but no sentence. */
export const PAUSE = 10;

const STOPS = new Set('。!?;【】');
const PAUSES = new Set(',、…');
const JOINERS = new Set('.-*·・‧•∙⋅/\\_~^+=|`\'"“”‘’:#&()[]{}<>《》「」『』〈〉–—―‑−'.split(''));

const remembered = new Uint8Array(0x10000);

let kinds = new Uint8Array(4096);

/** The kind of every unit of a text. The answer holds until the next text is asked about. */
export function kindsOf(text: string): Uint8Array {
  if (text.length > kinds.length) kinds = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) kinds[at] = kindOf(text.charCodeAt(at));
  return kinds.subarray(0, text.length);
}

function kindOf(unit: number): number {
  const known = remembered[unit] ?? 0;
  if (known !== 0) return known;

  const kind = read(unit);
  remembered[unit] = kind;
  return kind;
}

function read(unit: number): number {
  if (isHan(unit)) return HAN;
  if (unit === 0x0a) return NEWLINE;
  const sign = String.fromCharCode(unit);
  if (STOPS.has(sign)) return STOP;
  if (PAUSES.has(sign)) return PAUSE;
  if (JOINERS.has(sign)) return JOINER;
  if (isEmojiHalf(unit)) return PICTURE;
  if (/[0-9]/.test(sign)) return DIGIT;
  if (/\p{L}/u.test(sign)) return LETTER;
  if (/\s/u.test(sign)) return SPACE;
  // Currency signs and the like belong to amounts; other symbols are pictures.
  return /\p{So}/u.test(sign) ? PICTURE : REST;
}

// Emoji are written with these leading halves; a trailing half never stands alone.
function isEmojiHalf(unit: number): boolean {
  return (unit >= 0xd83c && unit <= 0xd83e) || (unit >= 0xdc00 && unit <= 0xdfff);
}
