/** At least so long after the last contact that counts. */
import type { Question } from '../question.js';
import { type Heading, type Rule, defer, pass } from '../rule.js';

interface Gap {
  readonly minutes: number;
  readonly appliesTo?: (question: Question) => boolean;
  readonly counts: (question: Question) => readonly { readonly when: number }[];
}

export function gap(options: Heading & Gap): Rule {
  const { minutes, counts, ...heading } = options;
  return {
    ...heading,
    check(question) {
      let last = -Infinity;
      for (const { when } of counts(question)) last = Math.max(last, when);
      const until = last + minutes * 60_000;
      return question.at >= until
        ? pass
        : defer(until, `the last contact was less than ${minutes} minutes before`);
    },
  };
}
