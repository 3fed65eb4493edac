/** The two writes of sending, and their evidence: the compare-and-set before the vendor call, and what came of it. */
import { textArray } from '../evidence/columns.js';
import type { Person } from '../evidence/person.js';
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { COVERS, holdBrakeShared } from '../schedule/pause.js';
import type { Outcome } from './channel.js';
import { EFFECTS, retryAt } from './outcome.js';
import type { Routes } from './route.js';

export type Sending = {
  contact_id: string;
  person_id: string;
  party_id: string;
  sender_id: string;
  channel: 'sms' | 'email';
  vendor: string;
  attempt_id: string;
  attempt_no: number;
  decision_id: string;
  template_id: string;
  template_version: number;
  text_hash: Buffer;
  permit_until: Date;
  deliver_until: Date;
};

/**
 * `permitted` becomes `sending`. Whatever came first wins: a cancel, a STOP or a payment has moved the
 * contact away, and it is not among the answers. Nor is it when another version of its template is active
 * by now, or none: the very one that was rendered, not another language of it. A pause wins too.
 *
 * `is true` keeps the planner from the small index of leases, which is thick with dead entries at the peak.
 */
export async function beginSending(
  tx: Tx,
  contactIds: readonly string[],
  routes: Routes,
  at: number,
  leaseMs: number,
): Promise<Sending[]> {
  // Sent together, run one after the other: a pause that was answered is seen by the second.
  const [, sendings] = await Promise.all([
    holdBrakeShared(tx),
    tx.query<Sending>(
      `update contact_state s set status = 'sending', lease_until = $4, updated_at = $3, vendor_message_id = null,
             vendor = coalesce((select r.vendor from unnest($5::text[], $6::text[]) r (channel, vendor)
                                 where r.channel = s.channel), 'none')
      where s.tenant = $1 and s.contact_id = any($2) and (s.status = 'permitted') is true and s.permit_until > $3
        and exists (select from template t where t.tenant = s.tenant and t.id = s.template_id and t.active_version = s.template_version)
        and not exists (select from pause p join contact c on c.tenant = p.tenant and c.id = s.contact_id
                         where p.tenant = $1 and ${COVERS('$3')})
      returning s.contact_id, s.person_id, s.party_id, s.sender_id, s.channel, s.vendor, s.attempt_id, s.attempt_no, s.decision_id,
                s.template_id, s.template_version, s.text_hash, s.permit_until, s.deliver_until`,
      [
        tx.tenant,
        contactIds,
        iso(at),
        iso(at + leaseMs),
        [...routes.keys()],
        [...routes.values()].map(({ name }) => name),
      ],
    ),
  ]);
  return sendings;
}

export function attemptDrafts(
  sendings: readonly Sending[],
  persons: ReadonlyMap<string, Person>,
): Draft[] {
  return sendings.map((one) => ({
    kind: 'send.attempt',
    subject: persons.get(one.person_id) ?? null,
    body: {
      attempt: one.attempt_id,
      contact: publicId('contact', one.contact_id),
      decision: one.decision_id,
      vendor: one.vendor,
    },
  }));
}

function isLater({ kind }: Outcome): boolean {
  return kind === 'not_now' || kind === 'technical';
}

export interface Ending {
  readonly sending: Sending;
  readonly outcome: Outcome;
}

/** Stores outcomes by the table of `outcome.ts`; a contact that a callback has moved on already is left alone. */
export async function endSending(tx: Tx, endings: readonly Ending[], at: number): Promise<void> {
  if (endings.length === 0) return;
  const effects = endings.map(({ outcome }) => EFFECTS[outcome.kind]);
  await tx.query(
    `update contact_state s
        set status = o.status, slot = o.slot, vendor_message_id = o.vendor_message_id, error_code = o.error_code,
            sent_at = case o.status when 'sent' then $2::timestamptz end, due_at = coalesce(o.due_at, s.due_at),
            lease_until = null, permit_until = null, updated_at = $2
       from unnest($3::text[]::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]::timestamptz[], $9::text[]::uuid[])
         as o(contact_id, status, slot, vendor_message_id, error_code, due_at, attempt_id)
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
      textArray(
        endings.map(({ outcome, sending }) =>
          isLater(outcome) ? iso(retryAt(at, sending.attempt_no)) : null,
        ),
      ),
      textArray(endings.map(({ sending }) => sending.attempt_id)),
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
