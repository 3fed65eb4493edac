/**
 * The folded form of one character: compatibility normalised, simplified script, lower case.
 *
 * Answers are remembered per UTF-16 unit, which is what makes a message cheap to judge. Signs that
 * become several characters, astral ones and combining marks are left to `norm.ts`.
 */
import { isHan, simplify } from './han.js';
import { drawnLetter } from './lookalikes.js';

const UNKNOWN = 0;
/** The unit has no place in a view: format characters and variation selectors. */
export const DROPPED = 1;
/** One unit is not enough to say what becomes of it. */
export const INVOLVED = 2;

const remembered = new Uint16Array(0x10000);

/** The folded unit, or `DROPPED`, or `INVOLVED`. */
export function foldOf(unit: number): number {
  const known = remembered[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;

  const folded = fold(unit);
  remembered[unit] = folded;
  return folded;
}

// Besides the category Cf: grapheme joiner, fillers that are drawn as nothing, variation selectors.
const INVISIBLE = /^(?:\p{Cf}|\p{VS}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u2800|\u3164|\uffa0)$/u;

function fold(unit: number): number {
  if (unit === 0x0a || unit === 0x0d || unit === 0x2028 || unit === 0x2029 || unit === 0x85) {
    return 0x0a;
  }
  if (unit < 0x20 || unit === 0x7f) return 0x20;
  if (unit === 0x2018 || unit === 0x2019 || unit === 0x02bc) return 0x27;
  if (unit >= 0xd800 && unit <= 0xdfff) return INVOLVED;
  if (isMark(unit)) return INVOLVED;

  const sign = String.fromCharCode(unit);
  if (INVISIBLE.test(sign)) return DROPPED;
  const drawn = drawnLetter(unit);
  if (drawn !== undefined) return drawn;
  return single(foldText(sign));
}

/** The folded form of a character of any width. */
export function foldText(sign: string): string {
  const plain = sign.normalize('NFKC');
  const simplified = isHan(plain.charCodeAt(0)) ? simplify(plain) : plain;
  return simplified.toLowerCase();
}

function single(text: string): number {
  return text.length === 1 ? text.charCodeAt(0) : INVOLVED;
}

/** Marks that join the letter before them: accents, strokes, keycaps, the voicing marks of kana. */
export function isMark(unit: number): boolean {
  return (
    (unit >= 0x0300 && unit <= 0x036f && unit !== 0x034f) ||
    (unit >= 0x1ab0 && unit <= 0x1aff) ||
    (unit >= 0x1dc0 && unit <= 0x1dff) ||
    (unit >= 0x20d0 && unit <= 0x20ff) ||
    (unit >= 0xfe20 && unit <= 0xfe2f) ||
    unit === 0x3099 ||
    unit === 0x309a
  );
}
