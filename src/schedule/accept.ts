/**
 * Takes contacts in: the contact, its state and its evidence in the caller's transaction.
 *
 * What must already be true: references exist in this tenant, and the persons are locked by the caller
 * (it needs their keys to seal the variables anyway).
 */
import type { Draft, EvidenceLog } from '../evidence/record.js';
import type { Person } from '../evidence/person.js';
import { iso } from '../platform/clock.js';
import type { Tx } from '../platform/database.js';
import { publicId } from '../platform/ids.js';
import type { NewContact } from './contact.js';

/** @param debtors the locked persons under whose tags the records are filed, by party id */
export async function acceptContacts(
  tx: Tx,
  evidence: EvidenceLog,
  contacts: readonly NewContact[],
  debtors: ReadonlyMap<string, Person>,
): Promise<void> {
  if (contacts.length === 0) return;
  await Promise.all([
    insertContacts(tx, contacts),
    insertStates(tx, contacts),
    evidence.write(
      tx,
      contacts.flatMap((contact) => drafts(contact, debtors.get(contact.person_id) ?? null, tx.at)),
    ),
  ]);
}

/** What comes too late, as from a caller that stood still for a night, is on record all the same. */
function drafts(contact: NewContact, subject: Person | null, at: number): Draft[] {
  const named = { contact: publicId('contact', contact.id) };
  const accepted: Draft = {
    kind: 'contact.accepted',
    subject,
    body: {
      channel: contact.channel,
      ...named,
      not_after: iso(contact.not_after),
      purpose: contact.purpose,
      template: contact.template,
      ...(contact.not_before === null ? {} : { not_before: iso(contact.not_before) }),
    },
  };
  if (contact.not_after > at) return [accepted];
  return [accepted, { kind: 'contact.expired', subject, body: named }];
}

async function insertContacts(tx: Tx, rows: readonly NewContact[]): Promise<void> {
  // One JSON parameter: PostgreSQL unpacks it faster than pg encodes twenty arrays.
  const plain = rows.map((row) => ({
    ...row,
    variables: row.variables?.toString('base64') ?? null,
    request_hash: row.request_hash.toString('base64'),
    not_before: row.not_before === null ? null : iso(row.not_before),
    not_after: iso(row.not_after),
  }));
  await tx.query(
    `insert into contact (tenant, id, external_id, batch_id, sender_id, purpose, channel, debt_id, person_id, party_id,
       endpoint_id, template, locale, in_reply_to, variables, metadata, not_before, not_after, request_hash, created_at, created_by)
     select $1, id, external_id, batch_id, sender_id, purpose, channel, debt_id, person_id, party_id,
       endpoint_id, template, locale, in_reply_to, decode(variables, 'base64'), metadata, not_before, not_after,
       decode(request_hash, 'base64'), $2, created_by
     from json_to_recordset($3::json) as c(id uuid, external_id text, batch_id uuid, sender_id uuid, purpose text,
       channel text, debt_id uuid, person_id uuid, party_id uuid, endpoint_id uuid, template text, locale text,
       in_reply_to uuid, variables text, metadata jsonb, not_before timestamptz, not_after timestamptz,
       request_hash text, created_by uuid)`,
    [tx.tenant, iso(tx.at), JSON.stringify(plain)],
  );
}

async function insertStates(tx: Tx, rows: readonly NewContact[]): Promise<void> {
  await tx.query(
    `insert into contact_state (tenant, contact_id, person_id, party_id, sender_id, channel, status, due_at, updated_at)
     select $1, id, person_id, party_id, sender_id, channel, case when not_after > $2 then 'scheduled' else 'expired' end,
            greatest(due_at, $2), $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::timestamptz[], $9::timestamptz[])
       as c(id, person_id, party_id, sender_id, channel, due_at, not_after)`,
    [
      tx.tenant,
      iso(tx.at),
      rows.map((row) => row.id),
      rows.map((row) => row.person_id),
      rows.map((row) => row.party_id),
      rows.map((row) => row.sender_id),
      rows.map((row) => row.channel),
      rows.map((row) => iso(Math.max(row.not_before ?? 0, tx.at))),
      rows.map((row) => iso(row.not_after)),
    ],
  );
}
