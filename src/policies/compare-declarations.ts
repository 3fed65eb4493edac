/** Whether a declaration opens anything: a fact less sends contacts to a person, a fact more lets them pass. */
import { overall, type Comparison, type FieldChange } from './compare.js';
import type { Declaration } from './declaration.js';

export function compareDeclarations(
  from: Declaration | undefined,
  to: Declaration | undefined,
): Comparison {
  const before = from?.facts ?? [];
  const after = to?.facts ?? [];
  const fields = [...new Set([...before, ...after])]
    .toSorted()
    .filter((fact) => before.includes(fact) !== after.includes(fact))
    .map((fact): FieldChange => {
      const is = after.includes(fact);
      return { field: `/facts/${fact}`, from: !is, to: is, effect: is ? 'loosens' : 'tightens' };
    });
  return { with: from?.version ?? null, effect: overall(fields), fields };
}
