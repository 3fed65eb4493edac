/**
 * Texts that cannot be judged as they will be read: a person looks at them, for nothing found in them
 * means nothing.
 */
import type { LanguageFinding } from './check.js';
import { isOtherLatin } from './foreign.js';

/** Longer texts are judged up to here and go to a person for the rest. */
export const JUDGED_MAX = 100_000;

const LATIN_OR_HAN = /[\p{Script=Latin}\p{Script=Han}]/gu;
const OTHER = /(?=\p{L})[^\p{Script=Latin}\p{Script=Han}\p{Script=Common}]/gu;
const MAYBE_OTHER =
  /[\u0370-\u1dff\u2c00-\u2dff\u3040-\u33ff\ua000-\ud7ff\ufb1d-\ufdff\ufe70-\ufefe]/;
const HALF = /\p{Cs}/u;

export function unfitnessOf(text: string, norm: string): readonly LanguageFinding[] {
  const findings: LanguageFinding[] = [];
  if (norm.trim() === '') findings.push(unfit('EMPTY', [0, text.length], 'the text says nothing'));
  const half = text.search(HALF);
  if (half >= 0) {
    findings.push(unfit('ENCODING', [half, half + 1], 'the text holds half a character'));
  }
  const override = Math.max(text.indexOf('\u202e'), text.indexOf('\u202d'));
  if (override >= 0) {
    const because = 'the text turns the order of its signs around';
    findings.push(unfit('ORDER', [override, override + 1], because));
  }
  if (MAYBE_OTHER.test(text) && isForeign(text)) {
    const because = 'most of the text is in a script that the lexicon does not cover';
    findings.push(unfit('SCRIPT', [0, text.length], because));
  }
  if (isOtherLatin(text.slice(0, JUDGED_MAX))) {
    const because = 'language not understood: the lexicon covers Chinese and English';
    findings.push(unfit('LANGUAGE', [0, text.length], because));
  }
  if (text.length > JUDGED_MAX) {
    const because = `the text is longer than ${JUDGED_MAX} characters, so its end was not judged`;
    findings.push(unfit('LENGTH', [JUDGED_MAX, text.length], because));
  }
  return findings;
}

function isForeign(text: string): boolean {
  const judged = text.slice(0, JUDGED_MAX);
  const others = judged.match(OTHER)?.length ?? 0;
  return others > (judged.match(LATIN_OR_HAN)?.length ?? 0);
}

function unfit(entry: string, span: readonly [number, number], because: string): LanguageFinding {
  return { entry, category: 'REV', severity: 'review', view: 'raw', span, matched: '', because };
}
