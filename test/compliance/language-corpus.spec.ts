/**
 * Messages of other writers than those of the lexicon: how many abusive ones are stopped, and how many
 * firm but lawful ones are let through. The sentences are made up; none is copied from a lexicon.
 */
import { readFileSync } from 'node:fs';
import { checkLanguage } from '../../src/compliance/language/check.js';

type Verdict = 'allow' | 'review' | 'block';

function messages(name: string): string[] {
  const file = new URL(`./language-corpus/${name}.txt`, import.meta.url);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const verdictOf = (text: string): Verdict => checkLanguage(text, {}).verdict;

/** Those judged otherwise, so that a failure shows them. */
function astray(texts: readonly string[], verdict: Verdict): string[] {
  return texts.filter((text) => verdictOf(text) !== verdict);
}

describe('checkLanguage', () => {
  const abusive = messages('abusive');
  const lawful = messages('lawful');
  const doubtful = messages('review');

  it('has 150 abusive and 300 lawful messages to judge', () => {
    expect(new Set(abusive).size).toBeGreaterThanOrEqual(150);
    expect(new Set(lawful).size).toBeGreaterThanOrEqual(300);
    expect(new Set(doubtful).size).toBeGreaterThanOrEqual(30);
  });

  it('blocks 97 of 100 abusive messages', () => {
    const missed = astray(abusive, 'block');

    expect(missed.length > abusive.length * 0.03 ? missed : []).toEqual([]);
  });

  it('blocks at most one of 100 lawful messages', () => {
    const blocked = lawful.filter((text) => verdictOf(text) === 'block');

    expect(blocked.length > lawful.length * 0.01 ? blocked : []).toEqual([]);
  });

  it('sends 85 of 100 statements that must be true to a person, and few others', () => {
    const missed = astray(doubtful, 'review');
    const extra = lawful.filter((text) => verdictOf(text) === 'review');

    expect(missed.length > doubtful.length * 0.15 ? missed : []).toEqual([]);
    expect(extra.length > lawful.length * 0.03 ? extra : []).toEqual([]);
  });
});

it.each(['firm-en', 'firm-zh'])('checkLanguage has nothing against %s', (name) => {
  expect(messages(name).filter((text) => verdictOf(text) !== 'allow')).toEqual([]);
});

/** Written without knowledge of the lexicon, which has learnt from them since: a line is `B|A|R CATEGORY text`. */
describe.each(['zh-CN', 'zh-Hant', 'en'])(
  'messages in %s of a writer who had not seen the lexicon',
  (name) => {
    const lines = messages(`written/1/${name}`).map((line) => /^([BAR]) \S+ (.+)$/u.exec(line)!);
    const labelled = (label: string) =>
      lines.filter((one) => one[1] === label).map((one) => one[2]!);

    it('are blocked if abusive, 95 of 100, and never if lawful', () => {
      const abusive = labelled('B');
      const missed = astray(abusive, 'block');

      expect(abusive.length).toBeGreaterThanOrEqual(25);
      expect(missed.length > abusive.length * 0.05 ? missed : []).toEqual([]);
      expect(labelled('A').filter((text) => verdictOf(text) === 'block')).toEqual([]);
    });
  },
);
