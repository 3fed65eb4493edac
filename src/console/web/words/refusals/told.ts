/**
 * What the API refused, in Chinese. Its sentences are English and parts of its contract; here each is an
 * instance of a phrase, with `*` for whatever stands in it. A sentence without a phrase stays as it is, and
 * `test/console/help.spec.ts` holds that those the pages can meet have one.
 */
import type { ProblemBody } from '../../api/problem.js';
import { ACCESS_PHRASES } from './access.js';
import { FIELD_PHRASES } from './fields.js';
import { FORM_PHRASES } from './forms.js';
import { PROBLEM_PHRASES } from './problems.js';
import { kindOf } from './kinds.js';

interface Phrase {
  readonly pattern: RegExp;
  readonly chinese: string;
}

// The form of a field comes last: its phrases fit nearly anything.
const phrases: readonly Phrase[] = [
  ...ACCESS_PHRASES,
  ...PROBLEM_PHRASES,
  ...FIELD_PHRASES,
  ...FORM_PHRASES,
].map(([english, chinese]) => ({ pattern: patternOf(english), chinese }));

function patternOf(english: string): RegExp {
  const parts = english.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(.*?)')}$`, 's');
}

/** Undefined: no phrase says it. */
export function inChinese(sentence: string): string | undefined {
  const [, pointer, rest] = /^(`\/[^`]*`) (.+)$/s.exec(sentence) ?? [];
  if (pointer !== undefined && rest !== undefined) {
    const said = whole(rest);
    if (said !== undefined) return `${pointer} ${said}`;
  }
  return whole(sentence) ?? inParts(sentence);
}

function whole(sentence: string): string | undefined {
  for (const { pattern, chinese } of phrases) {
    const match = pattern.exec(sentence);
    if (match === null) continue;
    return match
      .slice(1)
      .reduce((said, found, i) => said.replace(`$${i + 1}`, () => kindOf(found) ?? found), chinese);
  }
  return undefined;
}

/** Several that were joined, such as one for each field. */
function inParts(sentence: string): string | undefined {
  const parts = sentence.split('; ');
  if (parts.length === 1) return undefined;
  const said = parts.map(inChinese);
  return said.includes(undefined) ? undefined : said.join('；');
}

/** For the errors of rows in a file, which come with a good answer. */
export function rowsTold<T extends { readonly detail: string; readonly remedy: string }>(
  errors: readonly T[],
): T[] {
  return errors.map((error) => ({
    ...error,
    detail: inChinese(error.detail) ?? error.detail,
    remedy: inChinese(error.remedy) ?? error.remedy,
  }));
}

export function told(problem: ProblemBody): ProblemBody {
  const { detail, errors } = problem;
  return {
    ...problem,
    detail: inChinese(detail) ?? detail,
    ...(errors && {
      errors: errors.map((error) => ({
        ...error,
        detail: inChinese(error.detail) ?? error.detail,
        ...(error.remedy !== undefined && { remedy: inChinese(error.remedy) ?? error.remedy }),
      })),
    }),
  };
}
