/**
 * Chinese phrases of the lexicon with one character replaced by another of the same sound, or written
 * in Latin letters.
 *
 * A phrase is looked for by its sound and then put to the test: written out properly in that one place,
 * the text must match the pattern itself. Sound alone would take a fourth-year student for a threat.
 */
import { anchorsOf } from './anchors.js';
import { isHan } from './han.js';
import type { Entry } from './lexicon/entry.js';
import { entriesToSearch } from './lexicon/lexicon.js';
import type { Match } from './matches.js';
import { soundOf, soundsOf } from './sound.js';
import { placeOf, originOf, type Strand } from './strand.js';
import { type Search, searchFor } from './trie.js';
import type { Views } from './views.js';

/** Shorter phrases sound like too many others. */
const SIGNS_MIN = 4;
const SIGNS_MIN_SPELLED = 2;
const MATCHES_MAX = 20;
const AROUND = 24;

interface Spoken {
  readonly entry: Entry;
  readonly pattern: RegExp;
  /** The characters of the pattern by what stands for their sound. */
  readonly signs: ReadonlyMap<number, string>;
}

interface Spoke {
  readonly entries: readonly Spoken[];
  readonly search: Search;
  readonly marks: Uint8Array;
}

let narrow: Spoke | undefined;
let wide: Spoke | undefined;

export function disguisedIn(views: Views): readonly Match[] {
  const squeezed = views('squeezed');
  if (!HAN.test(squeezed.text)) return [];
  const sound = views('sound');
  // Latin syllables beside Han characters are rare, so more may be tried where they are.
  const isSpelled = sound.text.length < squeezed.text.length;
  const spoke = isSpelled ? (wide ??= prepared(isInHan)) : (narrow ??= prepared(isLookedFor));
  spoke.marks.fill(0);
  if (!spoke.search(sound.text, spoke.marks)) return [];
  const matches: Match[] = [];
  spoke.entries.forEach((spoken, value) => {
    if (spoke.marks[value] === 1) collect(matches, spoken, sound, squeezed);
  });
  return matches;
}

const HAN = /[\u3400-\u9fff]/;

function prepared(isWanted: (entry: Entry) => boolean): Spoke {
  const entries = entriesToSearch.filter(isWanted).map((entry) => {
    const signs = new Map<number, string>();
    for (const sign of entry.pattern.source.match(/[\u3400-\u9fff]/g) ?? []) {
      const sound = soundOf(sign.charCodeAt(0));
      const known = signs.get(sound) ?? '';
      if (!known.includes(sign)) signs.set(sound, known + sign);
    }
    return { entry, pattern: new RegExp(soundsOf(entry.pattern.source), 'gu'), signs };
  });
  const literals = entries.flatMap(({ entry }, value) =>
    anchorsOf(entry.pattern).map((text) => ({ text: soundsOf(text), value })),
  );
  return { entries, search: searchFor(literals), marks: new Uint8Array(entries.length) };
}

/** Left out are entries that one sound is enough to try: nearly every text would be tried for them. */
function isLookedFor(entry: Entry): boolean {
  if (!isInHan(entry) || entry.severity !== 'block') return false;
  return anchorsOf(entry.pattern).every((anchor) => anchor.length > 1);
}

function isInHan({ lang, view, category }: Entry): boolean {
  return lang === 'zh' && view === 'squeezed' && category !== 'DIS';
}

function collect(matches: Match[], spoken: Spoken, sound: Strand, squeezed: Strand): void {
  const { pattern, entry } = spoken;
  pattern.lastIndex = 0;
  let tried = 0;
  for (let match = pattern.exec(sound.text); match !== null; match = pattern.exec(sound.text)) {
    const [start, end] = [match.index, match.index + match[0].length];
    tried += 1;
    if (tried > MATCHES_MAX) return;
    if (!isMeant(spoken, sound, squeezed, start, end)) continue;
    matches.push({ entry, view: 'sound', start, end });
  }
}

function isPhrase(text: string, least: number): boolean {
  let signs = 0;
  for (let at = 0; at < text.length; at += 1) if (isHan(text.charCodeAt(at))) signs += 1;
  return signs >= least;
}

/** Whether one character written out properly makes the text match the pattern as it is. */
function isMeant(
  spoken: Spoken,
  sound: Strand,
  squeezed: Strand,
  start: number,
  end: number,
): boolean {
  const from = Math.max(0, start - AROUND);
  const { signs, spelledAt } = writtenOut(
    spoken,
    sound,
    squeezed,
    from,
    Math.min(sound.text.length, end + AROUND),
  );
  if (spelledAt.some((at) => holds(spoken.entry, signs, at, at + 1, SIGNS_MIN_SPELLED)))
    return true;
  for (let at = start - from; at < end - from; at += 1) {
    const own = signs[at] ?? '';
    if (ORDINARY.has(own)) continue;
    for (const other of spoken.signs.get(soundOf(own.charCodeAt(0))) ?? '') {
      if (other === own) continue;
      if (holds(spoken.entry, signs.with(at, other), at, at + 1, SIGNS_MIN)) return true;
    }
  }
  return false;
}

/** The characters behind a stretch of sounds; those in Latin letters as the pattern has them. */
function writtenOut(spoken: Spoken, sound: Strand, squeezed: Strand, from: number, to: number) {
  const spelledAt: number[] = [];
  const signs = Array.from({ length: to - from }, (_, n) => {
    const [begin, end] = originOf(sound, from + n, from + n + 1);
    const text = squeezed.text.slice(placeOf(squeezed, begin), placeOf(squeezed, end));
    if (text.length <= 1 || !isHan(sound.text.charCodeAt(from + n))) {
      return text.charAt(0) || sound.text.charAt(from + n);
    }
    spelledAt.push(n);
    return (
      spoken.signs.get(sound.text.charCodeAt(from + n))?.charAt(0) ?? sound.text.charAt(from + n)
    );
  });
  return { signs, spelledAt };
}

/** Characters so ordinary that nobody reads another one into them. */
const ORDINARY = new Set(
  '吧吗嘛呢啊的地得了着过把被带谢会在是有我你您他不一也就都和到要去来售首收方法',
);

function holds(
  entry: Entry,
  signs: readonly string[],
  start: number,
  end: number,
  least: number,
): boolean {
  const text = signs.join('');
  for (const match of text.matchAll(new RegExp(entry.pattern, 'gu'))) {
    const isHere = match.index < end && match.index + match[0].length > start;
    if (isHere && isPhrase(match[0], least)) return entry.except?.test(text) !== true;
  }
  return false;
}
