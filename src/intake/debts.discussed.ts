/** Debts that were talked about, as whoever made a call names them: only those of the person it was about. */
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { FieldError } from '../platform/problem.js';
import { lookUp, unknownReference } from '../portfolio/reference.js';
import { problem } from './decisions.check.js';

/** Their ids, in the order of `discussed`. */
export async function discussedDebts(
  tx: Tx,
  debtorId: string,
  discussed: readonly string[],
): Promise<string[]> {
  const known = await lookUp(tx, 'debt', discussed);
  const errors = discussed.flatMap((text, index): FieldError[] => {
    const pointer = `/discussed/${index}`;
    const found = known.get(text);
    if (found === undefined) return [unknownReference(pointer, 'debt', text)];
    const remedy = 'name debts of the person whom it was about';
    return found.owner === debtorId
      ? []
      : [{ pointer, detail: 'is a debt of somebody else', remedy }];
  });
  if (errors.length > 0) throw problem('unknown-reference', errors);
  return discussed.map((text) => publicId('debt', known.get(text)?.id ?? ''));
}
