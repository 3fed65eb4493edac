/** The syllables of toneless pinyin, and words written in them. */

const SYLLABLE = new RegExp(
  '^(?:' +
    '[bpm](?:a|o|ai|ei|ao|an|en|ang|eng|i|ie|iao|ian|in|ing|u)|m(?:ou|iu|e)|pou|' +
    'f(?:a|o|ei|ou|an|en|ang|eng|u)|' +
    '[dt](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|ian|ing|u|uo|ui|uan|un)|diu|den|' +
    '[nl](?:a|e|ai|ei|ao|ou|an|ang|eng|ong|i|ie|iao|iu|ian|in|iang|ing|u|uo|uan|v|ve)|' +
    'nen|lia|lun|lue|nue|' +
    '[gkh](?:a|e|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)|' +
    '[jqx](?:i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ue|uan|un)|' +
    '(?:zh|ch|sh)(?:a|e|i|ai|ao|ou|an|en|ang|eng|u|ua|uo|uai|ui|uan|un|uang)|' +
    '(?:zh|ch)ong|shei|zhei|' +
    '[zcs](?:a|e|i|ai|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)|zei|' +
    'r(?:e|i|ao|ou|an|en|ang|eng|ong|u|uo|ui|uan|un)|' +
    'y(?:a|e|ao|ou|an|in|ang|ing|i|ong|u|ue|uan|un)|yo|' +
    'w(?:a|o|ai|ei|an|en|ang|eng|u)|a|ai|ao|an|ang|e|ei|en|er|o|ou' +
    ')$',
);
const SYLLABLE_MAX = 6;
/** Longer words are not read. */
export const WORD_MAX = 60;

const remembered = new Map<string, readonly string[]>();
const REMEMBERED_MAX = 20_000;

/** The syllables a Latin word is made of, the longest winning; none if it is made of more than these. */
export function syllablesIn(word: string): readonly string[] {
  if (word.length < 2 || word.length > WORD_MAX) return [];
  const known = remembered.get(word);
  if (known !== undefined) return known;

  const read = parse(word);
  if (remembered.size >= REMEMBERED_MAX) remembered.clear();
  remembered.set(word, read);
  return read;
}

function parse(word: string): readonly string[] {
  // From the end backwards: the size of the syllable at each place from which the rest can be read.
  const sizes: (number | undefined)[] = Array.from({ length: word.length + 1 });
  sizes[word.length] = 0;
  for (let at = word.length - 1; at >= 0; at -= 1) {
    for (let size = Math.min(SYLLABLE_MAX, word.length - at); size > 0; size -= 1) {
      if (sizes[at + size] === undefined || !SYLLABLE.test(word.slice(at, at + size))) continue;
      sizes[at] = size;
      break;
    }
  }
  const syllables: string[] = [];
  for (let at = 0; at < word.length; at += sizes[at] ?? word.length) {
    if (sizes[at] === undefined) return [];
    syllables.push(word.slice(at, at + (sizes[at] ?? 0)));
  }
  return syllables;
}
