/** Judges worked cases by the law alone: no database, nothing stored, nothing known but what the case says. */
import { type Language, told } from '../compliance/telling/tell.js';
import { decide, type Decision } from '../compliance/decide.js';
import { InvalidFactsError } from '../compliance/invalid-facts.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { misfitsOf } from './case-schema.js';
import { nonsenseIn, type WorkedCase } from './case-sense.js';

/** What the guard says, or a problem that names every bad field by its JSON pointer. */
export function evaluated(given: unknown, language: Language = 'en') {
  const misfits = misfitsOf(given);
  if (misfits.length > 0) throw unfit('validation-failed', 'does not fit the case format', misfits);
  const worked = given as WorkedCase;
  const nonsense = nonsenseIn(worked);
  if (nonsense.length > 0) throw unfit('inconsistent-request', 'contradicts itself', nonsense);
  const { id, ...input } = worked;
  try {
    return { ...(id === undefined ? {} : { id }), ...shown(decide(input), language) };
  } catch (error) {
    if (!(error instanceof InvalidFactsError)) throw error;
    const errors = error.problems.map((detail) => ({ pointer: '', detail }));
    throw unfit('inconsistent-request', 'cannot be judged', errors);
  }
}

export type EvaluationLine =
  | (ReturnType<typeof evaluated> & { readonly id: string })
  | { readonly id: string; readonly error: { readonly errors: readonly FieldError[] } };

/** One line for each case, in order; a bad case does not hinder the others. */
export function* evaluatedLines(
  cases: readonly unknown[],
  language: Language = 'en',
): Generator<EvaluationLine> {
  for (const [index, given] of cases.entries()) {
    const id = idOf(given) ?? `#${index}`;
    try {
      yield { ...evaluated(given, language), id };
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      yield { id, error: { errors: error.errors } };
    }
  }
}

function shown({ verdict, not_before, findings }: Decision, language: Language) {
  return {
    verdict,
    ...(not_before === undefined ? {} : { not_before }),
    findings: findings
      .filter((finding) => finding.verdict !== 'not_applicable')
      .map(({ because, citation, ...words }) => ({
        ...words,
        because: told(because, language),
        citation: citation.source,
      })),
  };
}

function unfit(
  code: 'validation-failed' | 'inconsistent-request',
  what: string,
  errors: FieldError[],
): Problem {
  return new Problem(code, `the case ${what}`, { errors });
}

function idOf(given: unknown): string | undefined {
  const id: unknown =
    typeof given === 'object' && given !== null ? Reflect.get(given, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}
