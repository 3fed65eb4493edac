/** Many items in one call: each is taken or refused for itself, and answered in its place. */
import { z } from 'zod';
import { publicId, type IdKind } from '../platform/ids.js';
import { Problem, type FieldError } from '../platform/problem.js';
import { fieldErrors } from '../platform/validation.js';
import { refused, type Outcome } from '../portfolio/scribe.js';

export const BULK_MAX = 1_000;

/** Items are checked one by one, so the schema of the call leaves them open and only names theirs. */
export function bulkItems(schemaId: string) {
  return z
    .array(z.unknown())
    .min(1)
    .max(BULK_MAX)
    .meta({ items: { $ref: `#/components/schemas/${schemaId}` } });
}

export const bulkAnswer = z
  .object({
    object: z.literal('bulk'),
    items: z.array(
      z.object({
        index: z.int(),
        status: z.enum(['created', 'exists', 'error']),
        id: z.string().optional(),
        error: z
          .object({
            code: z.string(),
            title: z.string(),
            detail: z.string(),
            errors: z.array(z.unknown()).optional(),
          })
          .optional(),
      }),
    ),
  })
  .meta({ id: 'BulkAnswer', description: 'One entry for each item, in the order of the request.' });

export interface BulkItem {
  readonly index: number;
  readonly status: Outcome['status'];
  readonly id?: string;
  readonly error?: {
    readonly code: string;
    readonly title: string;
    readonly detail: string;
    readonly errors?: readonly FieldError[];
  };
}

/** Checks every item, hands the good ones to `work` together, and puts all answers in order. */
export async function inBulk<T>(
  kind: IdKind,
  schema: z.ZodType<T>,
  items: readonly unknown[],
  work: (good: T[]) => Promise<readonly Outcome[]>,
): Promise<{ object: 'bulk'; items: BulkItem[] }> {
  const checked = items.map((item) => ({ item, result: schema.safeParse(item) }));
  const outcomes = (
    await work(checked.flatMap(({ result }) => (result.success ? [result.data] : [])))
  ).values();
  const answers = checked.map(({ item, result }, index) => {
    const outcome = result.success
      ? outcomes.next().value
      : refused(
          new Problem('validation-failed', 'the item does not fit', {
            errors: fieldErrors(result.error.issues, item),
          }),
        );
    return answered(
      kind,
      index,
      outcome ?? refused(new Problem('internal-error', 'the item was not worked on')),
    );
  });
  return { object: 'bulk', items: answers };
}

function answered(kind: IdKind, index: number, outcome: Outcome): BulkItem {
  if (outcome.status !== 'error')
    return { index, status: outcome.status, id: publicId(kind, outcome.id) };
  const { code, title, detail, errors } = outcome.problem;
  return {
    index,
    status: 'error',
    error: { code, title, detail, ...(errors.length > 0 && { errors }) },
  };
}
