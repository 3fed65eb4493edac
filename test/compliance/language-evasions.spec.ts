/** Every sentence that must be caught, written in every way it is hidden: nearly all must still be caught. */
import { checkLanguage } from '../../src/compliance/language/check.js';
import type { Entry } from '../../src/compliance/language/lexicon/entry.js';
import { entriesToSearch } from '../../src/compliance/language/lexicon/lexicon.js';
import { thirdParty } from '../../src/compliance/language/lexicon/third-party.js';
import { chinese, english, type Evasion, type Sentence } from '../support/evasions.js';

const RECALL_MIN = 0.95;
/** Of one way of hiding: characters of the same sound are the hardest. */
const RECALL_MIN_EACH = 0.65;

interface Try {
  readonly entry: string;
  readonly name: string;
  readonly written: string;
  readonly caught: boolean;
}

function contextOf(entry: Entry) {
  return thirdParty.includes(entry) ? ({ addressee: 'friend' } as const) : {};
}

function triesOf(entry: Entry): Try[] {
  const evasions = entry.lang === 'zh' ? chinese : english;
  return entry.hit.flatMap((text) => {
    const sentence: Sentence = { text, words: wordsOf(entry, text) };
    return Object.entries(evasions).flatMap(([name, evasion]) =>
      one(entry, sentence, name, evasion),
    );
  });
}

function one(entry: Entry, sentence: Sentence, name: string, evasion: Evasion): Try[] {
  const written = evasion(sentence);
  if (written === sentence.text) return [];
  const caught = checkLanguage(written, contextOf(entry)).verdict !== 'allow';
  return [{ entry: entry.id, name, written, caught }];
}

function wordsOf(entry: Entry, text: string): readonly [number, number] {
  const { findings } = checkLanguage(text, contextOf(entry));
  return findings.find((finding) => finding.entry === entry.id)?.span ?? [0, text.length];
}

const tries = entriesToSearch.flatMap(triesOf);

function recall(some: readonly Try[]): number {
  return some.filter(({ caught }) => caught).length / some.length;
}

const missed = (some: readonly Try[]) =>
  some.filter(({ caught }) => !caught).map(({ entry, written }) => `${entry}: ${written}`);

describe('the lexicon', () => {
  it('has at least twenty evasions of every sentence to face', () => {
    expect(Object.keys(chinese).length).toBeGreaterThanOrEqual(20);
    expect(Object.keys(english).length).toBeGreaterThanOrEqual(20);
    expect(tries.length).toBeGreaterThan(10_000);
  });

  it('catches 95 of 100 hidden sentences', () => {
    expect(recall(tries)).toBeGreaterThanOrEqual(RECALL_MIN);
  });
});

describe.each([...new Set(tries.map(({ name }) => name))])(
  'an abusive sentence with %s',
  (name) => {
    it('is caught as a rule', () => {
      const some = tries.filter((each) => each.name === name);

      expect(recall(some) >= RECALL_MIN_EACH ? [] : missed(some)).toEqual([]);
    });
  },
);
