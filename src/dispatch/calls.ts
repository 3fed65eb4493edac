/**
 * Call tasks: a person dials. Claiming a task judges it there and then and takes the slot; one claim, one
 * dial, one decision.
 */
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { lawInForce } from '../policies/house-policy.js';
import { holdOrganisationsShared } from '../portfolio/organisation.repository.js';
import { holdBrakeShared } from '../schedule/pause.js';
import type { DispatchContext } from './context.js';
import { decideContacts } from './decide-contacts.js';
import type { Judged } from './decision-record.js';
import { contactIn } from './facts.repository.js';
import { allowedUntil } from './margin.js';

/**
 * How long a collector may hold a task without a word; afterwards it counts as a call that may have been made. A call
 * that was dialled at the last lawful moment is talked and written about when that moment has passed.
 */
export const CLAIM_MS = 15 * 60_000;

export type Claim =
  { readonly kind: 'claimed' | 'refused'; readonly judged: Judged } | { readonly kind: 'gone' };

/** Judges a task that is `ready` for the collector who wants it. A refusal is a value: the task left the list. */
export async function claimCall(
  tx: Tx,
  context: DispatchContext,
  contactId: string,
  userId: string,
): Promise<Claim> {
  // Before persons and rows: once a pause is answered, nobody is handed a task of its scope.
  await Promise.all([holdOrganisationsShared(tx), holdBrakeShared(tx)]);
  const [judged] = await decideContacts(tx, context, [contactId], async (inner) => {
    const row = await contactIn(inner, contactId, ['ready']);
    return row?.channel === 'call' ? [row] : [];
  });
  if (judged === undefined) return { kind: 'gone' };
  if (judged.ruling.status !== 'ready') return { kind: 'refused', judged };
  const { input, ruling, at } = judged;
  const lease_until = at + CLAIM_MS;
  const last = Math.min(lease_until, judged.contact.not_after.getTime());
  const { rules } = await lawInForce(tx, context.evidence);
  const dial_before = allowedUntil(input, rules, ruling.verdict, at, last);
  await tx.query(
    `update contact_state
        set status = 'claimed', slot = 'reserved', lease_until = $3, deliver_until = $4, claimed_by = $5, updated_at = $6
      where tenant = $1 and contact_id = $2`,
    [tx.tenant, contactId, iso(lease_until), iso(dial_before), userId, iso(at)],
  );
  return { kind: 'claimed', judged };
}
