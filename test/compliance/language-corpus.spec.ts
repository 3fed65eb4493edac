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
