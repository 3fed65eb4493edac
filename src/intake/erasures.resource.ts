/** Erasures and legal holds between the API and the tables. */
import type { ErasureRow } from '../dispatch/erasing/erasure.repository.js';
import { shownHeld, type HoldRow, type NewHold } from '../dispatch/erasing/legal-hold.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { fromPublicId, publicId, type IdKind } from '../platform/ids.js';
import { fieldProblem, Problem } from '../platform/problem.js';
import { lookUp } from '../portfolio/reference.js';
import type { NewHoldBody } from './erasures.schema.js';

/** The UUID in a path; what is no such name is not there. */
export function namedBy(kind: IdKind, text: string, what: string): string {
  const id = fromPublicId(kind, text);
  if (id === undefined) throw new Problem('not-found', `there is no such ${what}`);
  return id;
}

export async function referredIn(
  tx: Tx,
  kind: 'party' | 'debt',
  name: string,
  pointer: string,
): Promise<string> {
  const found = (await lookUp(tx, kind, [name])).get(name);
  if (found !== undefined) return found.id;
  throw fieldProblem('unknown-reference', {
    pointer,
    detail: `names the ${kind} \`${name}\`, which does not exist`,
    remedy: 'correct the id',
  });
}

export async function holdOf(tx: Tx, body: NewHoldBody): Promise<NewHold> {
  const { scope, reference, reason } = body;
  const value = 'value' in body ? await referredIn(tx, body.scope, body.value, '/value') : null;
  return { scope, value, reference, reason };
}

export function erasureResource(row: ErasureRow) {
  return {
    object: 'erasure',
    id: publicId('erasure', row.id),
    party: publicId('party', row.party_id),
    basis: row.basis,
    status: row.status,
    deferred:
      row.deferred_for === null
        ? null
        : { basis: row.deferred_for, until: instantText(row.deferred_until) },
    requested_by: publicId('user', row.requested_by),
    requested_at: instantText(row.requested_at),
    approved_by: user(row.approved_by),
    approved_at: instantText(row.approved_at),
    done_at: instantText(row.done_at),
    effective_by: instantText(row.effective_by),
    record: publicId('record', row.record_id),
  };
}

export function holdResource(row: HoldRow) {
  return {
    object: 'legal_hold',
    id: publicId('hold', row.id),
    scope: row.scope,
    value: row.value === null ? null : shownHeld(row.scope, row.value),
    reference: row.reference,
    status: row.released_at === null ? 'open' : 'released',
    placed_by: publicId('user', row.placed_by),
    placed_at: instantText(row.placed_at),
    released_by: user(row.released_by),
    released_at: instantText(row.released_at),
    record: publicId('record', row.record_id),
  };
}

function instantText(instant: Date | null): string | null {
  return instant === null ? null : iso(instant.getTime());
}

function user(id: string | null): string | null {
  return id === null ? null : publicId('user', id);
}
