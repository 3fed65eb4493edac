/** Whether two descriptions of a thing say the same, and what a change makes of one. */
import { ordered } from '../platform/idempotency.js';
import { Problem } from '../platform/problem.js';

/** Absent keeps, null removes. */
export type Changes<T> = { readonly [K in keyof T]?: T[K] | null | undefined };

/** Top-level fields of `wanted` that are stored otherwise. An absent field and an empty one differ. */
export function differing(wanted: object, stored: object): string[] {
  return Object.entries(wanted)
    .filter(([key, value]) => ordered(value ?? null) !== ordered(Reflect.get(stored, key) ?? null))
    .map(([key]) => key);
}

/** The external id is taken by something that differs in these fields. */
export function conflict(
  fields: readonly string[],
  remedy = 'change the stored one with PATCH',
): Problem {
  const named = fields.map((field) => `\`${field}\``).join(', ');
  return new Problem(
    'external-id-conflict',
    `something with this \`external_id\` is stored already and differs in ${named}: choose another id, or ${remedy}`,
    {
      errors: fields.map((field) => ({
        pointer: `/${field}`,
        detail: 'is not what is stored under this `external_id`',
        remedy: `choose another \`external_id\`, or ${remedy}`,
      })),
    },
  );
}

export function applied<T extends object>(stored: T, changes: Changes<T>): T {
  const result = { ...stored };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) Reflect.deleteProperty(result, key);
    else if (value !== undefined) Reflect.set(result, key, value);
  }
  return result;
}
