/** Whether a declaration opens anything: a fact less sends contacts to a person, a fact more lets them pass. */
import { overall, type Comparison, type FieldChange } from './compare.js';
import type { Declaration } from './declaration.js';

export function compareDeclarations(
  from: Declaration | undefined,
  to: Declaration | undefined,
): Comparison {
  const before = heldBy(from);
  const after = heldBy(to);
  const fields = [...new Set([...before, ...after])]
    .toSorted()
    .filter((name) => before.has(name) !== after.has(name))
    .map((name): FieldChange => {
      const is = after.has(name);
      // What is declared lets contacts pass; what an exception takes back sends them to a person.
      const opens = is === name.startsWith('/facts/');
      return { field: name, from: !is, to: is, effect: opens ? 'loosens' : 'tightens' };
    });
  return { with: from?.version ?? null, effect: overall(fields), fields };
}

function heldBy(declaration: Declaration | undefined): ReadonlySet<string> {
  const { facts = [], except = [] } = declaration ?? {};
  return new Set([
    ...facts.map((fact) => `/facts/${fact}`),
    ...except.flatMap(({ organisation, facts: missing }) =>
      missing.map((fact) => `/except/${organisation}/${fact}`),
    ),
  ]);
}
