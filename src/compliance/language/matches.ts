/**
 * Every place where an entry of the lexicon matches a message.
 *
 * One walk over each view finds the entries that could match at all; only these are tried. What a
 * match means is left to `check.ts`.
 */
import { anchorsOf } from './anchors.js';
import { readerOf } from './homophones.js';
import type { Entry, ViewName } from './lexicon/entry.js';
import { entriesToSearch, lexicon } from './lexicon/lexicon.js';
import type { Literal } from './literals.js';
import { searchFor } from './trie.js';
import type { Views } from './views.js';

export interface Match {
  readonly entry: Entry;
  readonly view: ViewName;
  /** Places in the view, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The same phrase over and over says nothing new. */
const MATCHES_MAX = 200;

/** `toThirdParty` adds the words that only an addressee who owes nothing must not read. */
export function matchesIn(views: Views, toThirdParty: boolean): readonly Match[] {
  const matches: Match[] = [];
  const known = toThirdParty ? entriesToSearch.length : lexicon.length;
  const found = candidates(views);
  for (let value = 0; value < known; value += 1) {
    const entry = found[value] === 1 ? entriesToSearch[value] : undefined;
    if (entry !== undefined) collect(matches, entry, views(entry.view).text);
  }
  return matches;
}

function collect(matches: Match[], entry: Entry, text: string): void {
  const pattern = globals.get(entry) ?? entry.pattern;
  pattern.lastIndex = 0;
  // `exec` on the one pattern: `matchAll` would copy it every time, which costs more than the search.
  let found = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (entry.except?.test(around(text, start, end, entry.lang)) === true) continue;
    matches.push({ entry, view: entry.view, start, end });
    found += 1;
    if (found === MATCHES_MAX) return;
  }
}

const AROUND = { zh: 16, en: 48 };

function around(text: string, start: number, end: number, lang: Entry['lang']): string {
  return text.slice(Math.max(0, start - AROUND[lang]), end + AROUND[lang]);
}

const globals = new Map(entriesToSearch.map((entry) => [entry, new RegExp(entry.pattern, 'gu')]));

function literalsOf(...wanted: readonly ViewName[]): readonly Literal[] {
  return entriesToSearch.flatMap((entry, value) =>
    wanted.includes(entry.view) ? anchorsOf(entry.pattern).map((text) => ({ text, value })) : [],
  );
}

/** Made for the first message: a third of a second that a program which judges none never spends. */
let made: ReturnType<typeof searches> | undefined;

function searches() {
  const pinyin = literalsOf('pinyin');
  return {
    inRaw: searchFor(literalsOf('raw')),
    inNorm: searchFor(literalsOf('norm')),
    inWords: searchFor(literalsOf('squeezed', 'deleet')),
    inPinyin: searchFor(pinyin),
    mayReadAsPinyin: readerOf(pinyin.map(({ text }) => text)),
  };
}

const marks = new Uint8Array(entriesToSearch.length);

/** A mark for each entry that could match. They hold until the next message. */
function candidates(views: Views): Uint8Array {
  const { inRaw, inNorm, inWords, inPinyin, mayReadAsPinyin } = (made ??= searches());
  marks.fill(0);
  inRaw(views('raw').text, marks);
  inNorm(views('norm').text, marks);
  const squeezed = views('squeezed').text;
  const deleet = views('deleet').text;
  inWords(squeezed, marks);
  // What is marked for the other view is tried in vain, which is cheaper than a search of its own.
  if (deleet !== squeezed) inWords(deleet, marks);
  if (mayReadAsPinyin(squeezed)) inPinyin(views('pinyin').text, marks);
  return marks;
}
