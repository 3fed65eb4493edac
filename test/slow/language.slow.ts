/**
 * The language check before texts made to be slow or to break it: words of its own patterns over and over,
 * with separators, marks, halves of characters and anything else between them.
 *
 * Ten minutes of it, beside the other slow tests; `DUNWELL_FUZZ_SECONDS=60` is a shorter look.
 */
import { checkLanguage } from '../../src/compliance/language/check.js';
import { entriesToSearch } from '../../src/compliance/language/lexicon/lexicon.js';

const SECONDS = Number(process.env['DUNWELL_FUZZ_SECONDS'] ?? 600);
const LENGTH_MAX = 20_000;
// The dearest texts known take about 8 on a slow machine; a search that is not linear would take thousands.
const MICROSECONDS_MAX = 40;

const SEPARATORS = [
  '| |  |.|-|*|\n|,|。|(|)|!|4|1|不| not | a |🔥|ﷺ|а|(zòu)'.split('|'),
  ['\u200b', '\u0301', '\u202e', '\ufe0f', '\ud83d', '\udd2a', '\0'],
].flat();
const SPECIAL = /\\[a-zA-Z]|\{\d*,?\d*\}|[()|?+*[\]^.{}\\:!<=$]/;
const words = entriesToSearch.map(({ pattern, hit }) => [
  ...hit,
  ...pattern.source.split(SPECIAL).filter((word) => word !== ''),
]);

/** The same run of numbers every time, so that what fails can be found again. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

function textOf(seed: number): string {
  const below = random(seed);
  const from = words[below(words.length)] ?? [];
  const used = Array.from({ length: 1 + below(4) }, () => from[below(from.length)] ?? 'a');
  const between = Array.from({ length: 1 + below(3) }, () => SEPARATORS[below(SEPARATORS.length)]);
  const length = below(LENGTH_MAX);
  let text = '';
  while (text.length < length) {
    const noise = below(40) === 0 ? String.fromCharCode(below(0x10000)) : '';
    text += `${used[below(used.length)]}${between[below(between.length)]}${noise} `.slice(below(2));
  }
  return text;
}

/** Microseconds of processor time, the best of some runs: any one of them may pay for others. */
function cost(text: string, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const before = process.cpuUsage();
    checkLanguage(text, { addressee: 'friend', template_approved: true, facts: { creditor: 'A' } });
    const { user, system } = process.cpuUsage(before);
    return user + system;
  });
  return Math.min(...times);
}

/** A text is slow when it is so every time; the collector of memory may come by twice, not twenty times. */
function isSlow(text: string): boolean {
  const most = MICROSECONDS_MAX * (text.length + 100);
  return cost(text, 2) > most && cost(text, 20) > most;
}

describe('checkLanguage', () => {
  it('answers every text in time that grows with its length alone', () => {
    const slow: unknown[] = [];
    const astray: unknown[] = [];
    const end = Date.now() + SECONDS * 1000;
    let seed = 1;
    for (; Date.now() < end; seed += 1) {
      const text = textOf(seed);
      const { findings } = checkLanguage(text, { addressee: 'friend' });
      const { length } = text;
      if (findings.some(({ span: [from, to] }) => !(0 <= from && from <= to && to <= length))) {
        astray.push(seed);
      }
      if (isSlow(text)) slow.push(seed);
    }

    expect({ slow, astray }).toEqual({ slow: [], astray: [] });
    expect(seed).toBeGreaterThan(SECONDS);
  });
});
