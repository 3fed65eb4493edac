/** The compare-and-set before the vendor call, and its evidence. */
import { isOpen, type Gate } from '../evidence/log/gate.js';
import type { Person } from '../evidence/person.js';
import type { Draft } from '../evidence/record.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import { COVERS, holdBrakeShared } from '../schedule/pause.js';
import type { Routes } from './route.js';

export type Sending = {
  contact_id: string;
  person_id: string;
  party_id: string;
  sender_id: string;
  channel: 'sms' | 'email';
  vendor: string;
  /** Which could not take it, since one could. */
  failed_vendors: string[] | null;
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
 * by now, or none: the very one that was rendered, not another language of it. A pause wins too. And the record
 * of the decision must be as far as the gate asks.
 *
 * `is true` keeps the planner from the small index of leases, which is thick with dead entries at the peak.
 */
export async function beginSending(
  tx: Tx,
  contactIds: readonly string[],
  { usable, probes, shut }: Pick<Routes, 'usable' | 'probes' | 'shut'>,
  at: number,
  leaseMs: number,
  gate: Gate,
): Promise<Sending[]> {
  // Sent together, run one after the other: a pause that was answered is seen by the second.
  const [, sendings] = await Promise.all([
    holdBrakeShared(tx),
    tx.query<Sending>(
      `update contact_state s set status = 'sending', lease_until = $4, updated_at = $3, vendor_message_id = null,
             vendor = coalesce(
               (select p.vendor from unnest($7::uuid[], $8::text[]) p (contact, vendor) where p.contact = s.contact_id),
               (select r.vendor from unnest($5::text[], $6::text[]) with ordinality r (channel, vendor, place)
                 where r.channel = s.channel order by r.vendor = any(coalesce(s.failed_vendors, '{}')), r.place limit 1))
      where s.tenant = $1 and s.contact_id = any($2) and (s.status = 'permitted') is true and s.permit_until > $3
        and (s.channel <> all($9::text[]) or s.contact_id = any($7))
        and exists (select from template t where t.tenant = s.tenant and t.id = s.template_id and t.active_version = s.template_version)
        and not exists (select from pause p join contact c on c.tenant = p.tenant and c.id = s.contact_id
                         where p.tenant = $1 and ${COVERS('$3')})
        and ${isOpen(gate, '$1', 's.decision_id')}
      returning s.contact_id, s.person_id, s.party_id, s.sender_id, s.channel, s.vendor, s.failed_vendors, s.attempt_id, s.attempt_no, s.decision_id,
                s.template_id, s.template_version, s.text_hash, s.permit_until, s.deliver_until`,
      [
        tx.tenant,
        contactIds,
        iso(at),
        iso(at + leaseMs),
        usable.map(({ channel }) => channel),
        usable.map(({ name }) => name),
        [...probes.keys()],
        [...probes.values()].map(({ name }) => name),
        [...shut.keys()],
      ],
    ),
  ]);
  return sendings;
}

/** What no vendor can carry now goes back to be judged when one may be tried; nothing of it was attempted. */
export async function postpone(
  tx: Tx,
  contactIds: readonly string[],
  shut: Routes['shut'],
  at: number,
): Promise<void> {
  if (shut.size === 0 || contactIds.length === 0) return;
  await tx.query(
    `update contact_state s
        set status = 'scheduled', slot = null, lease_until = null, permit_until = null, due_at = d.at,
            error_code = d.error_code, updated_at = $2
       from unnest($3::text[], $4::timestamptz[], $6::text[]) d (channel, at, error_code)
      where s.tenant = $1 and s.contact_id = any($5) and s.status = 'permitted' and s.channel = d.channel`,
    [
      tx.tenant,
      iso(at),
      [...shut.keys()],
      [...shut.values()].map(({ until }) => iso(until)),
      contactIds,
      [...shut.values()].map(({ error_code }) => error_code),
    ],
  );
}

/** Those whose persons are being stopped are judged again, after the stop; answers the others. */
export async function setAside(
  tx: Tx,
  contactIds: readonly string[],
  stopping: readonly string[],
): Promise<readonly string[]> {
  if (stopping.length === 0) return contactIds;
  const rows = await tx.query<{ contact_id: string }>(
    `select contact_id from contact_state
      where tenant = $1 and contact_id = any($2) and (person_id = any($3::uuid[]) or party_id = any($3::uuid[]))`,
    [tx.tenant, contactIds, stopping],
  );
  const stopped = new Set(rows.map(({ contact_id }) => contact_id));
  await giveBack(tx, [...stopped]);
  return contactIds.filter((id) => !stopped.has(id));
}

/** Nothing of these has left: they are judged again, by whoever works then. */
export async function giveBack(tx: Tx, contactIds: readonly string[]): Promise<void> {
  await tx.query(
    `update contact_state s
        set status = 'scheduled', due_at = least(s.due_at, $3), slot = null, lease_until = null, permit_until = null, updated_at = $3,
            error_code = 'given_back'
      where s.tenant = $1 and s.contact_id = any($2) and (s.status = 'permitted') is true`,
    [tx.tenant, contactIds, iso(tx.at)],
  );
}

/** Whether a permit that is still good waits at the gate. */
export async function waitsAtGate(
  tx: Tx,
  contactIds: readonly string[],
  gate: Gate,
): Promise<boolean> {
  const rows = await tx.query(
    `select from contact_state s
      where s.tenant = $1 and s.contact_id = any($2) and (s.status = 'permitted') is true and s.permit_until > $3
        and not ${isOpen(gate, '$1', 's.decision_id')} limit 1`,
    [tx.tenant, contactIds, iso(tx.at)],
  );
  return rows.length > 0;
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
