/** What came of a vendor call: how it is stored, when the contact is tried again, and its evidence. */
import { textArray } from '../evidence/columns.js';
import type { Person } from '../evidence/person.js';
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { Outcome } from './channel.js';
import { EFFECTS, retryAt } from './outcome.js';
import { isCarried, type Routes } from './route.js';
import type { Sending } from './sending.repository.js';

function isLater({ kind }: Outcome): boolean {
  return kind === 'not_now' || kind === 'technical';
}

export interface Ending {
  readonly sending: Sending;
  /** Whether the breaker of its vendor counted something. */
  readonly isTroubled: boolean;
  readonly outcome: Outcome;
}

interface Again {
  readonly due_at: number;
  readonly failed: readonly string[];
}

/**
 * Only what certainly has not left is tried again. Where the vendor was at fault and another is left, it is
 * judged at once, for that one; otherwise later, for all of them.
 */
function againOf({ sending, outcome }: Ending, routes: Routes, at: number): Again | null {
  if (!isLater(outcome)) return null;
  const later = { due_at: retryAt(at, sending.attempt_no), failed: sending.failed_vendors ?? [] };
  if (outcome.kind !== 'technical') return later;
  const failed = [...later.failed, sending.vendor];
  const isLeft = isCarried(routes, sending.channel, failed);
  return isLeft ? { due_at: at, failed } : { ...later, failed: [] };
}

/** Stores outcomes by the table of `outcome.ts`; a contact that a callback has moved on already is left alone. */
export async function endSending(
  tx: Tx,
  endings: readonly Ending[],
  routes: Routes,
  at: number,
): Promise<void> {
  if (endings.length === 0) return;
  const effects = endings.map(({ outcome }) => EFFECTS[outcome.kind]);
  const agains = endings.map((one) => againOf(one, routes, at));
  await tx.query(
    `update contact_state s
        set status = o.status, slot = o.slot, vendor_message_id = o.vendor_message_id, error_code = o.error_code,
            sent_at = case o.status when 'sent' then $2::timestamptz end, due_at = coalesce(o.due_at, s.due_at),
            failed_vendors = string_to_array(o.failed, ','),
            lease_until = null, permit_until = null, updated_at = $2
       from unnest($3::text[]::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]::timestamptz[], $9::text[]::uuid[], $10::text[])
         as o(contact_id, status, slot, vendor_message_id, error_code, due_at, attempt_id, failed)
      where s.tenant = $1 and s.contact_id = o.contact_id and s.attempt_id = o.attempt_id and s.status in ('sending', 'unknown')`,
    [
      tx.tenant,
      iso(at),
      textArray(endings.map(({ sending }) => sending.contact_id)),
      textArray(effects.map(({ status }) => status)),
      textArray(effects.map(({ slot }) => slot)),
      textArray(
        endings.map(({ outcome }) =>
          outcome.kind === 'accepted' ? outcome.vendor_message_id : null,
        ),
      ),
      textArray(
        endings.map(({ outcome }) => (outcome.kind === 'accepted' ? null : outcome.error_code)),
      ),
      textArray(agains.map((again) => again && iso(again.due_at))),
      textArray(endings.map(({ sending }) => sending.attempt_id)),
      textArray(agains.map((again) => again?.failed.join(',') || null)),
    ],
  );
}

export function endingDrafts(
  endings: readonly Ending[],
  persons: ReadonlyMap<string, Person>,
): Draft[] {
  return endings.map(({ sending, outcome }) => ({
    kind: EFFECTS[outcome.kind].record,
    subject: persons.get(sending.person_id) ?? null,
    body: {
      attempt: sending.attempt_id,
      contact: publicId('contact', sending.contact_id),
      vendor: sending.vendor,
      ...('vendor_message_id' in outcome
        ? { vendor_message_id: outcome.vendor_message_id }
        : { reason: outcome.error_code }),
      ...(isLater(outcome) ? { again: true } : {}),
    },
  }));
}
