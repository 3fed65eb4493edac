/**
 * Teaches the reader without some of the writers, judges what they wrote, and prints it as one JSON document.
 *
 * A program of its own: among the sandboxes of the test runner the same arithmetic takes fifty times as long.
 */
import { checkLanguage } from '../../src/compliance/language/check.js';
import { learntFrom, shipWeights } from '../../src/compliance/language/reader/learnt.js';
import { type Taught, teach } from './learn.js';
import { groundwork, type Written, writers } from './lessons.js';

/** Shares of what a writer wrote, from 0 to 1. */
export interface Trial {
  readonly writer: string;
  readonly language: 'en' | 'zh';
  /** Of the abusive ones. */
  readonly blocked: number;
  /** Of the abusive ones, blocked or shown to a person. */
  readonly caught: number;
  /** Of the lawful ones. */
  readonly falsely: number;
  /** Of the doubtful ones. */
  readonly reviewed: number;
}

export interface Trials {
  /** By the others. */
  readonly taught: Taught;
  readonly trials: readonly Trial[];
}

const everyone = writers();

function trialsOf(writer: string): Trial[] {
  const judged = (everyone.get(writer) ?? []).map((one) => ({
    ...one,
    language: /\p{Script=Han}/u.test(one.text) ? 'zh' : 'en',
    verdict: checkLanguage(one.text, {}).verdict,
  }));
  return (['en', 'zh'] as const).flatMap((language) => {
    const own = judged.filter((one) => one.language === language);
    const share = (label: Written['label'], ...verdicts: string[]) => {
      const labelled = own.filter((one) => one.label === label);
      return labelled.filter(({ verdict }) => verdicts.includes(verdict)).length / labelled.length;
    };
    if (own.length === 0) return [];
    return {
      writer,
      language,
      blocked: share('B', 'block'),
      caught: share('B', 'block', 'review'),
      falsely: share('A', 'block'),
      reviewed: share('R', 'review'),
    };
  });
}

const leftOut = process.argv.slice(2);
const others = [...everyone].filter(([name]) => !leftOut.includes(name));
const taught = teach([...groundwork(), ...others.flatMap(([, texts]) => texts)]);
shipWeights(learntFrom([taught.weights.latin, taught.weights.other], taught.bias));
const trials = leftOut.flatMap(trialsOf);
process.stdout.write(JSON.stringify({ taught, trials } satisfies Trials));
