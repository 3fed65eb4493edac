/**
 * The `sound` view: every Han character replaced by one that stands for its syllable, and syllables
 * in Latin letters beside Han characters likewise, so that `打四你`, `打si你` and `打死你` are one text.
 */
import { isHan, syllableOf } from './han.js';
import { type Spinner, spun, type Strand } from './strand.js';
import { syllablesIn } from './syllables.js';

export function toSound(squeezed: Strand): Strand {
  return spun((spinner) => sounded(spinner, squeezed));
}

const standing = new Map<string, number>();
// By character; 0 where it has not been asked for.
const remembered = new Uint16Array(0x10000);

/** The character that stands for all of this sound; the same one if it has no known reading. */
export function soundOf(unit: number): number {
  const known = remembered[unit] ?? 0;
  if (known !== 0) return known;
  const syllable = syllableOf(unit);
  const sound = syllable === '' ? unit : (standing.get(syllable) ?? unit);
  if (syllable !== '') standing.set(syllable, sound);
  remembered[unit] = sound;
  return sound;
}

/** The text, or the source of a pattern, in characters that stand for their sound. */
export function soundsOf(text: string): string {
  return text.replaceAll(/[\u3400-\u9fff]/g, (sign) =>
    String.fromCharCode(soundOf(sign.charCodeAt(0))),
  );
}

function sounded(spinner: Spinner, squeezed: Strand): void {
  const { text } = squeezed;
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isHan(unit)) {
      spinner.putAt(soundOf(unit), squeezed, at);
      at += 1;
    } else if (isLetter(unit)) {
      at = word(spinner, squeezed, at);
    } else {
      spinner.keep(squeezed, at);
      at += 1;
    }
  }
}

function word(spinner: Spinner, squeezed: Strand, start: number): number {
  const { text } = squeezed;
  let end = start;
  while (end < text.length && isLetter(text.charCodeAt(end))) end += 1;
  const isBesideHan = isHan(text.charCodeAt(start - 1)) || isHan(text.charCodeAt(end));
  const syllables = isBesideHan ? syllablesIn(text.slice(start, end)) : [];
  let at = start;
  for (const syllable of syllables) {
    const sound = standing.get(syllable);
    if (sound === undefined) break;
    spinner.putOver(sound, squeezed, at, at + syllable.length);
    at += syllable.length;
  }
  for (; at < end; at += 1) spinner.keep(squeezed, at);
  return end;
}

function isLetter(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}
