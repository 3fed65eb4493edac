/** Runs worked cases: a list of questions in, one line of decision for each out. No file, no database. */
import { type Decision, decide } from './decide.js';
import type { GuardInput } from './facts.js';
import { InvalidFactsError } from './invalid-facts.js';
import type { Rule } from './rule.js';

export interface WorkedCase extends GuardInput {
  readonly id: string;
}

/** A decision, or the problems of a case that cannot be judged. */
export type DecisionLine =
  | ({ readonly id: string } & Decision)
  | { readonly id: string; readonly error: { readonly problems: readonly string[] } };

function evaluateCase(worked: WorkedCase, rules?: readonly Rule[]): DecisionLine {
  const { id, facts, timeline, attempt } = worked;
  try {
    return { id, ...decide({ facts, timeline, attempt }, rules) };
  } catch (error) {
    if (!(error instanceof InvalidFactsError)) throw error;
    return { id, error: { problems: error.problems } };
  }
}

/** One line per case, in the order of the cases. */
export function evaluateCases(
  cases: readonly WorkedCase[],
  rules?: readonly Rule[],
): DecisionLine[] {
  return cases.map((worked) => evaluateCase(worked, rules));
}
