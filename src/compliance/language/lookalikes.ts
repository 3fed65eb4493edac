/**
 * Letters of other alphabets that are drawn like Latin ones.
 *
 * Case matters: Greek `Ν` looks like N and `ν` like v, so the letter is looked up as it was written.
 */

/** Drawn like Latin but belonging to no other alphabet in use, so they are folded anywhere. */
const DRAWN = pairs('ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzıiɑaɡgƒf');

const BORROWED = pairs(
  'АaаaВbвbНhнhКkкkМmмmОoоoРpрpСcсcТtтtУyуyХxхxЕeеeЁeёeЅsѕsІiіiЇiїiЈjјjԁdԛqԜwԝwһhӏlѴvѵvГrЗzЬb' +
    'ΑaαaΒbβbΕeεeΖzΗhηnΙiιiΚkκkΜmμuΝnνvΟoοoΡpρpΤtτtΥyυuΧxχxωwγy',
);

/** White letters on black squares and discs, which compatibility normalisation leaves alone. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
];

const LETTER_A = 0x61;

/** The Latin letter drawn, for signs that are nothing but drawn letters. */
export function drawnLetter(point: number): number | undefined {
  for (const [first, last] of BLOCKS) {
    if (point >= first && point <= last) return LETTER_A + point - first;
  }
  return DRAWN.get(point);
}

/** The Latin letter that a Cyrillic or Greek one looks like; for tokens that also hold Latin. */
export function borrowedLetter(unit: number): number | undefined {
  return BORROWED.get(unit);
}

/** Greek or Cyrillic. */
export function isBorrowable(unit: number): boolean {
  return (unit >= 0x370 && unit <= 0x52f) || unit === 0x3f2;
}

function pairs(text: string): Map<number, number> {
  const map = new Map<number, number>();
  for (let at = 0; at + 1 < text.length; at += 2) {
    map.set(text.charCodeAt(at), text.charCodeAt(at + 1));
  }
  return map;
}
