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
import { type Literal, searchFor } from './trie.js';
import type { Views } from './views.js';

export interface Match {
  readonly entry: Entry;
  /** Places in the view of the entry, end exclusive. */
  readonly start: number;
  readonly end: number;
}

/** The same phrase over and over says nothing new. */
const MATCHES_MAX = 200;

/** `toThirdParty` adds the words that only an addressee who owes nothing must not read. */
export function matchesIn(views: Views, toThirdParty: boolean): readonly Match[] {
  const matches: Match[] = [];
  for (const entry of candidates(views, toThirdParty))
    collect(matches, entry, views(entry.view).text);
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
    matches.push({ entry, start, end });
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

const inRaw = searchFor(literalsOf('raw'));
const inNorm = searchFor(literalsOf('norm'));
const inSqueezed = searchFor(literalsOf('squeezed'));
const inDeleet = searchFor(literalsOf('deleet'));
const inBoth = searchFor(literalsOf('squeezed', 'deleet'));
const inPinyin = searchFor(literalsOf('pinyin'));
const mayReadAsPinyin = readerOf(literalsOf('pinyin').map(({ text }) => text));

function candidates(views: Views, toThirdParty: boolean): readonly Entry[] {
  const found = new Set<number>();
  inRaw(views('raw').text, found);
  inNorm(views('norm').text, found);
  const squeezed = views('squeezed').text;
  const deleet = views('deleet').text;
  if (squeezed === deleet) {
    inBoth(squeezed, found);
  } else {
    inSqueezed(squeezed, found);
    inDeleet(deleet, found);
  }
  if (mayReadAsPinyin(squeezed)) inPinyin(views('pinyin').text, found);
  const known = toThirdParty ? entriesToSearch.length : lexicon.length;
  return [...found]
    .filter((value) => value < known)
    .toSorted((a, b) => a - b)
    .flatMap((value) => entriesToSearch[value] ?? []);
}
