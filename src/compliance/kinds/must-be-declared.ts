/** At dispatch, a fact that nobody stated and the tenant did not declare is for a person. */
import type { DeclaredFact } from '../declared.js';
import type { Question } from '../question.js';
import { type Heading, type Rule, review } from '../rule.js';

interface MustBeDeclared {
  readonly fact: DeclaredFact;
  /** Whether the facts of this very contact say it, one way or the other. */
  readonly stated: (question: Question) => boolean;
  readonly appliesTo?: (question: Question) => boolean;
  readonly because: string;
}

export function mustBeDeclared(options: Heading & MustBeDeclared): Rule {
  const { fact, stated, appliesTo = () => true, because, ...heading } = options;
  return {
    ...heading,
    appliesTo: (question) => {
      const { declared } = question.facts;
      // Without the key it is a worked case, in which what is absent is ordinary.
      if (declared === undefined || declared.facts.includes(fact)) return false;
      return appliesTo(question) && !stated(question);
    },
    check: () => review(because),
  };
}
