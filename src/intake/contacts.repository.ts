/** SQL of contacts as the API shows them. */
import type { Tx } from '../platform/database.js';
import { firstIdAt } from '../platform/ids.js';
import { cut, pageClause, type Page } from '../portfolio/page.js';
import { readReference } from '../portfolio/reference.js';
import { MADE, type ContactChannel, type ContactStatus } from '../schedule/contact.js';

export interface ContactRow extends Record<string, unknown> {
  readonly id: string;
  readonly external_id: string;
  readonly batch_id: string | null;
  readonly sender_id: string;
  readonly purpose: string;
  readonly channel: ContactChannel;
  readonly debt_id: string;
  readonly party_id: string;
  readonly endpoint_id: string;
  readonly template: string;
  readonly locale: string | null;
  readonly in_reply_to: string | null;
  readonly metadata: Record<string, string>;
  readonly not_before: Date | null;
  readonly not_after: Date;
  readonly created_at: Date;
  readonly status: ContactStatus;
  readonly due_at: Date;
  readonly verdict: string | null;
  readonly rules: string[] | null;
  readonly decision_id: string | null;
  readonly attempt_no: number;
  readonly template_version: number | null;
  readonly vendor: string | null;
  readonly vendor_message_id: string | null;
  readonly error_code: string | null;
  readonly sent_at: Date | null;
  readonly contacted_at: Date | null;
  readonly updated_at: Date;
}

/**
 * When somebody was, or may have been, contacted. `attempt_at` alone is when it was judged, whatever came of that; a
 * call whose collector has said nothing may have been made, wherever the task stands now.
 */
export const CONTACTED_AT = `coalesce(s.sent_at, case when s.status in ('${MADE.join("', '")}') then s.attempt_at end,
         (select max(r.attempt_at) from call_lapse l join reservation r on r.tenant = l.tenant and r.decision_id = l.decision_id
           where l.tenant = s.tenant and l.contact_id = s.contact_id and r.outcome is distinct from 'not_made'))`;

const SELECT = `
  select c.id, c.external_id, c.batch_id, c.sender_id, c.purpose, c.channel, c.debt_id, c.party_id, c.endpoint_id,
         c.template, c.locale, c.in_reply_to, c.metadata, c.not_before, c.not_after, c.created_at,
         s.status, s.due_at, s.verdict, s.rules, s.decision_id, s.attempt_no, s.template_version, s.vendor,
         s.vendor_message_id, s.error_code, s.sent_at, ${CONTACTED_AT} as contacted_at, s.updated_at
    from contact c join contact_state s on s.tenant = c.tenant and s.contact_id = c.id
   where c.tenant = $1`;

export async function readContact(tx: Tx, id: string): Promise<ContactRow | undefined> {
  const [row] = await readContacts(tx, [id]);
  return row;
}

/** In no particular order. */
export async function readContacts(tx: Tx, ids: readonly string[]): Promise<ContactRow[]> {
  return tx.query<ContactRow>(`${SELECT} and c.id = any($2::uuid[])`, [tx.tenant, ids]);
}

/** Our UUID for what a path names, if there is such a contact. */
export async function contactIdOf(tx: Tx, text: string): Promise<string | undefined> {
  const reference = readReference('contact', text);
  const [column, value] =
    'id' in reference ? ['id', reference.id] : ['external_id', reference.external_id];
  const [row] = await tx.query<{ id: string }>(
    `select id from contact where tenant = $1 and ${column} = $2`,
    [tx.tenant, value],
  );
  return row?.id;
}

export interface KnownContact {
  readonly id: string;
  readonly request_hash: Buffer;
}

export async function idsByExternalId(
  tx: Tx,
  externalIds: readonly string[],
): Promise<Map<string, KnownContact>> {
  const rows = await tx.query<{ id: string; external_id: string; request_hash: Buffer }>(
    'select id, external_id, request_hash from contact where tenant = $1 and external_id = any($2::text[])',
    [tx.tenant, externalIds],
  );
  return new Map(rows.map((row) => [row.external_id, row]));
}

export interface ContactFilter {
  readonly party_ids: readonly string[] | null;
  readonly debt_id: string | null;
  readonly batch_id: string | null;
  readonly sender_id: string | null;
  readonly statuses: readonly string[] | null;
  readonly verdict: string | null;
  readonly rule: string | null;
  readonly template: string | null;
  readonly channel: string | null;
  /** Milliseconds; `to` is exclusive. */
  readonly from: number | null;
  readonly to: number | null;
}

/** In the order of ids, which is the order of creation. */
export async function listContacts(
  tx: Tx,
  filter: ContactFilter,
  page: Page,
): Promise<{ rows: ContactRow[]; has_more: boolean }> {
  const { sql, values } = pageClause(page, 13, 'c.id');
  const rows = await tx.query<ContactRow>(
    `${SELECT}
        and ($2::uuid[] is null or c.party_id = any($2)) and ($3::uuid is null or c.debt_id = $3)
        and ($4::uuid is null or c.batch_id = $4) and ($5::uuid is null or c.sender_id = $5)
        and ($6::text[] is null or s.status = any($6)) and ($7::text is null or s.verdict = $7)
        and ($8::text is null or $8 = any(s.rules)) and ($9::text is null or c.template = $9)
        and ($10::text is null or c.channel = $10)
        and ($11::uuid is null or c.id >= $11) and ($12::uuid is null or c.id < $12) ${sql}`,
    [
      tx.tenant,
      filter.party_ids,
      filter.debt_id,
      filter.batch_id,
      filter.sender_id,
      filter.statuses,
      filter.verdict,
      filter.rule,
      filter.template,
      filter.channel,
      filter.from === null ? null : firstIdAt(filter.from),
      filter.to === null ? null : firstIdAt(filter.to),
      ...values,
    ],
  );
  return cut(rows, page);
}
