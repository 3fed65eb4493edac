/** A requirement that the guard cannot judge by itself: the finding reminds of it and objects to nothing. */
import type { Question } from '../question.js';
import type { Heading, Outcome, Rule } from '../rule.js';

export function noted(
  options: Heading & {
    readonly appliesTo?: (question: Question) => boolean;
    readonly because: string;
  },
): Rule {
  const { because, ...heading } = options;
  const outcome: Outcome = { verdict: 'pass', because };
  return { ...heading, check: () => outcome };
}
