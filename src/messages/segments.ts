/** How many parts an SMS is sent in, which is what it costs. National shift tables are left out. */

// 3GPP TS 23.038, default alphabet; the extension table costs an escape in front of each character.
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENSION = new Set('^{}\\[~]|€\f');

export interface Segments {
  readonly encoding: 'gsm-7' | 'ucs-2';
  readonly segments: number;
}

export function segmentsOf(text: string): Segments {
  const characters = Array.from(text);
  const isGsm = characters.every((c) => BASIC.has(c) || EXTENSION.has(c));
  return isGsm
    ? {
        encoding: 'gsm-7',
        segments: parts(
          characters.map((c) => (EXTENSION.has(c) ? 2 : 1)),
          160,
          153,
        ),
      }
    : {
        encoding: 'ucs-2',
        segments: parts(
          characters.map((c) => c.length),
          70,
          67,
        ),
      };
}

/** A character of two units is never cut, so a part may end one unit early. */
function parts(units: readonly number[], single: number, each: number): number {
  if (units.reduce((total, n) => total + n, 0) <= single) return units.length === 0 ? 0 : 1;
  let count = 1;
  let used = 0;
  for (const n of units) {
    if (used + n > each) {
      count++;
      used = 0;
    }
    used += n;
  }
  return count;
}
