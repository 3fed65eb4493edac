/**
 * A message once more, as the sorts of its words: `we ~tell ~kin` whoever tells whom. A word of no sort stands
 * for the words that are used like it (`~@knees`, `~=灵堂`); any other for itself, an English one without its ending. Words that
 * only join others are left out.
 */
import { isHan } from '../han.js';
import { hashOf, joined, SEED, wordId, type Words } from './words.js';
import { ENGLISH_CLUSTERS } from './clusters-en.js';
import { CHINESE_JOINING, CHINESE_SORTS } from './sorts-zh.js';
import { ENGLISH_JOINING, ENGLISH_SORTS } from './sorts-en.js';
import { CHINESE_THESAURUS } from './thesaurus-zh.js';

/** Stands before the name of a sort and the stem of a word, so that none is taken for a word. */
export const SORT = '~';
const STEM = hashOf(SORT, 0, 1);
const LEFT_OUT = 0;

/** By the word's number: the number of its sort. */
const english = new Map<number, number>();
/** By the numbers of its characters, joined. */
const chinese = new Map<number, number>();
/** With how many characters the longest word begins that begins with this one. */
const longest = new Map<number, number>();
/** For people: by the number of a sort its name. */
const names = new Map<number, string>();

function learn(
  sorts: Readonly<Record<string, string>>,
  joining: string,
  put: (word: string, sort: number) => void,
) {
  for (const [sort, words] of Object.entries(sorts)) {
    const id = wordId(SORT + sort);
    names.set(id, SORT + sort);
    for (const word of words.split(' ')) put(word, id);
  }
  for (const word of joining.split(' ')) put(word, LEFT_OUT);
}

/** By a mark and the first word of each. */
function rowsOf(text: string, mark: string): Readonly<Record<string, string>> {
  const rows = text.split(/[;\n]+/).filter((row) => row !== '');
  return Object.fromEntries(rows.map((row) => [mark + row.slice(0, row.indexOf(' ')), row]));
}

function putEnglish(word: string, sort: number): void {
  const id = wordId(word);
  if (!english.has(id)) english.set(id, sort);
}

function putChinese(word: string, sort: number): void {
  const first = wordId(word.charAt(0));
  const id = word.split('').reduce((hash, char) => joined(hash, wordId(char)), SEED);
  if (!chinese.has(id)) chinese.set(id, sort);
  longest.set(first, Math.max(longest.get(first) ?? 1, word.length));
}

learn(ENGLISH_SORTS, ENGLISH_JOINING, putEnglish);
learn(rowsOf(ENGLISH_CLUSTERS, '@'), '', putEnglish);
learn(CHINESE_SORTS, CHINESE_JOINING, putChinese);
learn(rowsOf(CHINESE_THESAURUS, '='), '', putChinese);

let ids = new Int32Array(1024);
let starts = new Int32Array(1024);
let ends = new Int32Array(1024);

/** The answer holds until the next text is asked about. */
export function sortsOf(text: string, words: Words): Words {
  if (words.count > ids.length) {
    ids = new Int32Array(words.count * 2);
    starts = new Int32Array(words.count * 2);
    ends = new Int32Array(words.count * 2);
  }
  let count = 0;
  for (let at = 0; at < words.count;) {
    const unit = text.charCodeAt(words.starts[at] ?? 0);
    length = 1;
    const sort = isHan(unit) ? chineseSort(words, at) : englishSort(text, words, at, unit);
    if (sort !== LEFT_OUT) {
      ids[count] = sort;
      starts[count] = words.starts[at] ?? 0;
      ends[count] = words.ends[at + length - 1] ?? 0;
      count += 1;
    }
    at += length;
  }
  return { count, ids, starts, ends };
}

/** Of the word whose sort was told last, in characters. */
let length = 1;

/** The sort of the longest known word that begins here, or the character itself. */
function chineseSort({ count, ids: word, starts: from, ends: to }: Words, at: number): number {
  const first = word[at] ?? LEFT_OUT;
  const most = longest.get(first) ?? 1;
  let hash = joined(SEED, first);
  let sort = chinese.get(hash) ?? first;
  for (let next = 1; next < most && at + next < count; next += 1) {
    if (from[at + next] !== to[at + next - 1]) break;
    hash = joined(hash, word[at + next] ?? 0);
    const known = chinese.get(hash);
    if (known === undefined) continue;
    sort = known;
    length = next + 1;
  }
  return sort;
}

function englishSort(text: string, words: Words, at: number, first: number): number {
  if (first < 0x61 || first > 0x7a) return LEFT_OUT;
  const known = english.get(words.ids[at] ?? 0);
  if (known !== undefined) return known;
  const start = words.starts[at] ?? 0;
  return hashOf(text, start, stemEnd(text, start, words.ends[at] ?? 0), STEM);
}

const ENDINGS = ["'s", 'ies', 'ied', 'ing', 'ed', 'es', 'ly', 'er', 's'];

function stemEnd(text: string, start: number, end: number): number {
  if (end - start <= 4) return end;
  for (const ending of ENDINGS)
    if (text.startsWith(ending, end - ending.length)) return end - ending.length;
  return end;
}

/** For people: what stands for these letters in the row of sorts. */
export function sortName(id: number, word: string): string {
  const known = names.get(id);
  if (known !== undefined) return known;
  return isHan(word.charCodeAt(0)) ? word : SORT + word.slice(0, stemEnd(word, 0, word.length));
}
